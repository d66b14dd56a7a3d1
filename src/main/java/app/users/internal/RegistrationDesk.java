package app.users.internal;

import app.runtime.database.IdempotencyKeys;
import app.runtime.database.IdempotencyKeys.Claim;
import app.users.UserId;
import app.users.internal.RegisterResult.EmailTaken;
import app.users.internal.RegisterResult.KeyReused;
import app.users.internal.RegisterResult.Registered;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where people become users. */
@Component
final class RegistrationDesk {

    /** Whoever registers has no id yet: all of them share one space of keys. */
    private static final UUID ANYBODY = new UUID(0, 0);

    private final Members members;
    private final PasswordHashing hashing;
    private final PasswordCheck passwords;
    private final TransactionOperations transaction;
    private final IdempotencyKeys keys;

    RegistrationDesk(
            Members members,
            PasswordHashing hashing,
            PasswordCheck passwords,
            TransactionOperations transaction,
            IdempotencyKeys keys) {
        this.members = members;
        this.hashing = hashing;
        this.passwords = passwords;
        this.transaction = transaction;
        this.keys = keys;
    }

    /** Registers once; the second time the email address is taken. */
    RegisterResult register(RegisterUser command) {
        return hashing.hash(command.password())
                .map(hash -> transaction.execute(_ -> join(command, hash)))
                .orElseGet(NotNow::overloaded);
    }

    /**
     * Registers once for this key: repeated with the same command it answers the same. What is stored with the key says
     * nothing about the password; instead, whoever repeats the command proves the password of the account, which counts
     * as an attempt like any other.
     *
     * @param address of the client
     */
    RegisterResult register(RegisterUser command, String key, String address) {
        var result = hashing.hash(command.password())
                .map(hash -> transaction.execute(status -> {
                    var outcome = joinOnce(command, hash, key);
                    if (!(outcome instanceof Registered)) {
                        status.setRollbackOnly();
                    }
                    return outcome;
                }))
                .orElseGet(NotNow::overloaded);
        return result instanceof Registered replay && replay.replayed() ? proven(replay, command, address) : result;
    }

    private RegisterResult joinOnce(RegisterUser command, String passwordHash, String key) {
        var applicant =
                new Applicant(command.email().value(), command.displayName().value());
        return switch (keys.claim(ANYBODY, key, applicant, Joined.class)) {
            case Claim.Fresh<Joined>() -> {
                var result = join(command, passwordHash);
                if (result instanceof Registered registered) {
                    keys.remember(ANYBODY, key, Joined.of(registered));
                }
                yield result;
            }
            case Claim.Replayed<Joined>(var joined) -> joined.again(command);
            case Claim.Mismatch<Joined>() -> new KeyReused();
        };
    }

    private RegisterResult join(RegisterUser command, String passwordHash) {
        return members.join(command, passwordHash)
                .<RegisterResult>map(account -> new Registered(account.view(), false))
                .orElseGet(EmailTaken::new);
    }

    private RegisterResult proven(Registered replay, RegisterUser command, String address) {
        return switch (passwords.check(command.email(), command.password(), address)) {
            case PasswordVerdict.Right(var account)
            when account.id().equals(replay.user().id()) -> replay;
            case PasswordVerdict.Right _, PasswordVerdict.Wrong _ -> new KeyReused();
            case NotNow notNow -> notNow;
        };
    }

    /** What is compared. */
    private record Applicant(String email, String displayName) {}

    /** What is stored: with the command, it makes up the whole answer, and it holds nothing personal. */
    private record Joined(UserId id, Instant registeredAt) {

        static Joined of(Registered registered) {
            return new Joined(registered.user().id(), registered.user().registeredAt());
        }

        Registered again(RegisterUser command) {
            return new Registered(command.account(id, registeredAt, "").view(), true);
        }
    }
}

package app.users.internal;

import app.users.UserId;
import app.users.internal.ChangeUserResult.Changed;
import app.users.internal.ChangeUserResult.EmailTaken;
import app.users.internal.ChangeUserResult.NotFound;
import app.users.internal.ChangeUserResult.PasswordMissing;
import app.users.internal.ChangeUserResult.PasswordWrong;
import java.util.Optional;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Where users change what is known about them, and leave. */
@Component
final class ProfileDesk {

    private static final String UNIQUE_VIOLATION = "23505";

    private final AccountRepository accounts;
    private final Members members;
    private final PasswordCheck passwords;
    private final PasswordHashing hashing;
    private final TransactionOperations transaction;

    ProfileDesk(
            AccountRepository accounts,
            Members members,
            PasswordCheck passwords,
            PasswordHashing hashing,
            TransactionOperations transaction) {
        this.accounts = accounts;
        this.members = members;
        this.passwords = passwords;
        this.hashing = hashing;
        this.transaction = transaction;
    }

    /**
     * Changes all that is asked for, or nothing. A new password ends all sessions of the user, at whatever device;
     * access tokens live on until they expire.
     *
     * @param address of the client
     */
    ChangeUserResult change(ChangeUser command, String address) {
        return accounts.find(command.user())
                .map(account -> change(account, command, address))
                .orElseGet(NotFound::new);
    }

    /** Removes everything personal and ends all sessions; answers whether there was such a user. */
    boolean leave(UserId user) {
        return transaction.execute(_ -> members.leave(user));
    }

    private ChangeUserResult change(Account account, ChangeUser command, String address) {
        if (!command.needsPassword()) {
            return rename(account, command);
        }
        if (command.currentPassword() == null) {
            return new PasswordMissing();
        }
        return switch (passwords.check(account, command.currentPassword(), address)) {
            case PasswordVerdict.Right(var proven) -> changeProven(proven, command);
            case PasswordVerdict.Wrong() -> new PasswordWrong();
            case NotNow notNow -> notNow;
        };
    }

    private ChangeUserResult rename(Account account, ChangeUser command) {
        var newName = command.displayName();
        return newName == null
                ? new Changed(account.view())
                : transaction
                        .execute(_ -> members.rename(account, newName))
                        .<ChangeUserResult>map(renamed -> new Changed(renamed.view()))
                        .orElseGet(NotFound::new);
    }

    private ChangeUserResult changeProven(Account account, ChangeUser command) {
        if (command.newPassword() == null) {
            return write(account, command, Optional.empty());
        }
        return hashing.hash(command.newPassword())
                .map(hash -> write(account, command, Optional.of(hash)))
                .orElseGet(NotNow::overloaded);
    }

    private ChangeUserResult write(Account account, ChangeUser command, Optional<String> newPasswordHash) {
        try {
            return transaction
                    .execute(_ -> members.change(account, command, newPasswordHash))
                    .<ChangeUserResult>map(changed -> new Changed(changed.view()))
                    .orElseGet(PasswordWrong::new);
        } catch (IntegrityConstraintViolationException violation) {
            if (UNIQUE_VIOLATION.equals(violation.sqlState())) {
                return new EmailTaken();
            }
            throw violation;
        }
    }
}

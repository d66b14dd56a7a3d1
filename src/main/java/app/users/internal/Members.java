package app.users.internal;

import app.runtime.UuidV7;
import app.users.UserChanged;
import app.users.UserDeleted;
import app.users.UserId;
import app.users.UserRegistered;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Who is a user: writes it and tells the others. Every method is called inside a transaction. */
@Component
final class Members {

    private final AccountRepository accounts;
    private final SessionRepository sessions;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Members(AccountRepository accounts, SessionRepository sessions, ApplicationEventPublisher events, Clock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.events = events;
        this.clock = clock;
    }

    /** Empty if the email address is taken. */
    Optional<Account> join(RegisterUser command, String passwordHash) {
        // The database keeps microseconds: what is answered now is what will be read later.
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var account = command.account(new UserId(UuidV7.next()), now, passwordHash);
        if (!accounts.add(account)) {
            return Optional.empty();
        }
        var email = account.email().value();
        var name = account.displayName().value();
        events.publishEvent(new UserRegistered(UuidV7.next(), now, account.id(), email, name));
        return Optional.of(account);
    }

    /** Empty if there is no such user. */
    Optional<Account> rename(Account account, DisplayName newName) {
        return announced(account, accounts.rename(account.id(), newName));
    }

    /**
     * Changes the account as it was read. A new password ends all sessions.
     *
     * @return empty if the password has changed since it was read, or the user has left
     * @throws org.jooq.exception.IntegrityConstraintViolationException if the email address is taken
     */
    Optional<Account> change(Account account, ChangeUser command, Optional<String> newPasswordHash) {
        var changed = accounts.change(account, command.email(), command.displayName(), newPasswordHash.orElse(null));
        if (changed.isPresent() && newPasswordHash.isPresent()) {
            sessions.endAllOf(account.id());
        }
        return announced(account, changed);
    }

    /** Answers whether there was such a user. */
    boolean leave(UserId user) {
        var now = clock.instant();
        if (!accounts.anonymise(user, now)) {
            return false;
        }
        sessions.endAllOf(user);
        events.publishEvent(new UserDeleted(UuidV7.next(), now, user));
        return true;
    }

    private Optional<Account> announced(Account before, Optional<Account> after) {
        after.filter(account -> !account.view().equals(before.view())).ifPresent(account -> {
            var email = account.email().value();
            var name = account.displayName().value();
            events.publishEvent(new UserChanged(UuidV7.next(), clock.instant(), account.id(), email, name));
        });
        return after;
    }
}

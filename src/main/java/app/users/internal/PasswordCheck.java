package app.users.internal;

import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Looks at passwords: the one place where guessing is bounded, whatever a password is asked for. A right password that
 * was hashed with yesterday's parameters is hashed with today's.
 */
@Component
final class PasswordCheck {

    private final AccountRepository accounts;
    private final PasswordHashing hashing;
    private final AttemptLimiter limiter;

    PasswordCheck(AccountRepository accounts, PasswordHashing hashing, AttemptLimiter limiter) {
        this.accounts = accounts;
        this.hashing = hashing;
        this.limiter = limiter;
    }

    /**
     * Says whether somebody with this email address has this password. For an address that no user has, the same is
     * done and takes as long.
     *
     * @param address of the client
     */
    PasswordVerdict check(EmailAddress email, Password password, String address) {
        return check(email, accounts.findByEmail(email), password, address);
    }

    /** Says whether this is the account's password. */
    PasswordVerdict check(Account account, Password password, String address) {
        return check(account.email(), Optional.of(account), password, address);
    }

    private PasswordVerdict check(EmailAddress email, Optional<Account> account, Password password, String address) {
        return hashing.inTurn(() -> checkNow(email, account, password, address)).orElseGet(NotNow::overloaded);
    }

    /** Counts only now, so that whoever still waits for a turn is no attempt yet. */
    private PasswordVerdict checkNow(EmailAddress email, Optional<Account> account, Password password, String address) {
        var lockedFor = limiter.count(email, address);
        if (lockedFor.isPresent()) {
            return NotNow.tooManyAttempts(lockedFor.get());
        }
        if (!hashing.matches(password, account.map(Account::passwordHash))) {
            return new PasswordVerdict.Wrong();
        }
        limiter.takeBack(email, address);
        return new PasswordVerdict.Right(upToDate(account.orElseThrow(), password));
    }

    private Account upToDate(Account account, Password password) {
        return hashing.isOutdated(account.passwordHash())
                ? accounts.change(account, null, null, hashing.encode(password)).orElse(account)
                : account;
    }
}

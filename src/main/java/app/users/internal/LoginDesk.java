package app.users.internal;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Gives tokens for a password, new tokens for a refresh token, and takes them back. What it does to the database is one
 * statement at a time, each atomic by itself; none is repeated by anybody.
 */
@Component
final class LoginDesk {

    private static final Logger log = LoggerFactory.getLogger(LoginDesk.class);

    private final PasswordCheck passwords;
    private final SessionRepository sessions;
    private final AccessTokens accessTokens;
    private final Duration lifetime;
    private final Clock clock;
    private final Sweep sweep = new Sweep();

    LoginDesk(
            PasswordCheck passwords,
            SessionRepository sessions,
            AccessTokens accessTokens,
            UserSettings settings,
            Clock clock) {
        this.passwords = passwords;
        this.sessions = sessions;
        this.accessTokens = accessTokens;
        this.lifetime = settings.refreshTokenLifetime();
        this.clock = clock;
    }

    /** Opens a session. For an unknown email the answer is the same as for a wrong password and takes as long. */
    LoginResult login(EmailAddress email, Password password, String address) {
        return switch (passwords.check(email, password, address)) {
            case PasswordVerdict.Right(var account) -> open(account);
            case PasswordVerdict.Wrong() -> new LoginResult.WrongCredentials();
            case NotNow notNow -> notNow;
        };
    }

    /**
     * Gives a new pair for a refresh token, which thereby ends. Empty if the token is not valid; if it is an old one of
     * a session, somebody else has a copy of it, so the whole session ends, newest token included. That happens too
     * when one token is presented twice at the same time: one caller gets a pair, and the other's refusal ends it.
     */
    Optional<TokenPair> refresh(RefreshToken presented) {
        var now = clock.instant();
        var next = presented.next();
        var holder = sessions.rotate(presented, next, now, now.plus(lifetime));
        if (holder.isEmpty() && sessions.end(presented.session())) {
            log.warn(
                    "Session {} has ended: a refresh token was presented that is not, or no longer, the valid one",
                    presented.session());
        }
        return holder.map(owner -> pair(accessTokens.issue(owner.user(), owner.admin()), next));
    }

    /** Ends the session that the token belongs to. Repeating it does nothing. */
    void logout(RefreshToken token) {
        sessions.end(token.session());
    }

    private LoginResult open(Account account) {
        var token = RefreshToken.first();
        var now = clock.instant();
        sweep.ifDue(now, most -> sessions.removeExpired(now, most));
        return sessions.open(token, account, now, now.plus(lifetime))
                ? new LoginResult.LoggedIn(pair(accessTokens.issue(account.id(), account.admin()), token))
                : new LoginResult.WrongCredentials();
    }

    private TokenPair pair(String accessToken, RefreshToken refreshToken) {
        return TokenPair.of(accessToken, refreshToken, accessTokens.lifetime());
    }
}

package app.users.internal;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Bounds how often passwords can be guessed, for one account and from one network address, over all instances.
 *
 * <p>An attempt is counted before its password is looked at, and taken back if the password was right: so parallel
 * guesses cannot get past the limit. An email address is counted whether or not a user has it.
 */
@Component
final class AttemptLimiter {

    private static final int IPV6_NETWORK_BYTES = 8;

    private final AttemptRepository attempts;
    private final UserSettings settings;
    private final Clock clock;
    private final Sweep sweep = new Sweep();

    AttemptLimiter(AttemptRepository attempts, UserSettings settings, Clock clock) {
        this.attempts = attempts;
        this.settings = settings;
        this.clock = clock;
    }

    /** Counts an attempt. Answers how long no more are accepted, if this one is not. */
    Optional<Duration> count(EmailAddress email, String address) {
        var now = clock.instant();
        var newWindowEndsAt = now.plus(settings.attemptsWindow());
        var counted = attempts.count(accountSubject(email), addressSubject(address), now, newWindowEndsAt);
        sweep.ifDue(now, most -> attempts.removeEnded(now, most));
        return Stream.of(
                        counted.account().retryAfter(settings.attemptsPerAccount(), now),
                        counted.address().retryAfter(settings.attemptsPerAddress(), now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
    }

    /**
     * The password was right: the account starts anew; the address, which may try other accounts, loses this attempt.
     */
    void takeBack(EmailAddress email, String address) {
        attempts.takeBack(accountSubject(email), addressSubject(address));
    }

    private static byte[] accountSubject(EmailAddress email) {
        return sha256("account " + email.value());
    }

    private static byte[] addressSubject(String address) {
        return sha256("address " + network(address));
    }

    /** Whoever has one IPv6 address usually has 2^64 of them. */
    private static String network(String address) {
        try {
            return InetAddress.ofLiteral(address) instanceof Inet6Address ipv6
                    ? HexFormat.of().formatHex(ipv6.getAddress(), 0, IPV6_NETWORK_BYTES)
                    : address;
        } catch (IllegalArgumentException unusual) {
            return address;
        }
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

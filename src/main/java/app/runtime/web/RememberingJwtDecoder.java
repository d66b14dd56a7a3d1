package app.runtime.web;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/**
 * Remembers tokens that were verified, because checking an ES256 signature costs more than most requests. A withdrawn
 * key is honoured for a minute longer; an expired token is not.
 */
final class RememberingJwtDecoder implements JwtDecoder {

    private static final Duration LONGEST = Duration.ofSeconds(60);
    private static final int MOST = 10_000;

    private final JwtDecoder decoder;
    private final Map<String, Verified> verified = new ConcurrentHashMap<>();

    RememberingJwtDecoder(JwtDecoder decoder) {
        this.decoder = decoder;
    }

    @Override
    public Jwt decode(String token) {
        var now = Instant.now();
        var known = verified.get(token);
        if (known != null && now.isBefore(known.until)) {
            return known.jwt;
        }
        var jwt = decoder.decode(token);
        remember(token, jwt, now);
        return jwt;
    }

    /** Starting over when full is simpler than choosing whom to forget, and costs each caller one verification. */
    private void remember(String token, Jwt jwt, Instant now) {
        if (verified.size() >= MOST) {
            verified.clear();
        }
        var expiry = Objects.requireNonNull(jwt.getExpiresAt(), "A token without expiry was accepted");
        var until = now.plus(LONGEST);
        verified.put(token, new Verified(jwt, expiry.isBefore(until) ? expiry : until));
    }

    private record Verified(Jwt jwt, Instant until) {}
}

package app.users.internal;

import app.runtime.UuidV7;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;

/**
 * A one-time token: the session that it continues, and a secret of 256 random bits that only its holder knows. The
 * tokens of a session are a family, of which at any time exactly one, the newest, is valid.
 */
final class RefreshToken {

    private static final int SESSION_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] content;

    private RefreshToken(byte[] content) {
        this.content = content;
    }

    /** The first token of a new session. */
    static RefreshToken first() {
        return withNewSecret(UuidV7.next());
    }

    /** The token that replaces this one. */
    RefreshToken next() {
        return withNewSecret(session());
    }

    /** Reads what {@link #text} wrote; empty if no token looks like this. */
    static Optional<RefreshToken> parse(String text) {
        try {
            return Optional.of(Base64.getUrlDecoder().decode(text))
                    .filter(content -> content.length == SESSION_BYTES + SECRET_BYTES)
                    .map(RefreshToken::new);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** As its holder presents it. */
    String text() {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(content);
    }

    UUID session() {
        var bytes = ByteBuffer.wrap(content);
        return new UUID(bytes.getLong(), bytes.getLong());
    }

    /** What is stored. The secret is random enough to need neither salt nor a slow hash. */
    byte[] secretHash() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(content, SESSION_BYTES, SECRET_BYTES);
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }

    private static RefreshToken withNewSecret(UUID session) {
        var secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new RefreshToken(ByteBuffer.allocate(SESSION_BYTES + SECRET_BYTES)
                .putLong(session.getMostSignificantBits())
                .putLong(session.getLeastSignificantBits())
                .put(secret)
                .array());
    }
}

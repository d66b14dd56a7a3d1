package app.runtime.web;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tokens that other processes may show; two while one is exchanged for the other. */
final class InternalTokens {

    static final String HEADER = "X-Internal-Token";

    private final List<byte[]> hashes;

    InternalTokens(List<String> tokens) {
        hashes = tokens.stream().map(InternalTokens::hash).toList();
    }

    /** Whether one of them was shown. How long the comparison takes says nothing about them. */
    boolean accept(@Nullable String shown) {
        var hash = hash(shown == null ? "" : shown);
        var accepted = false;
        for (var known : hashes) {
            accepted |= MessageDigest.isEqual(known, hash);
        }
        return accepted;
    }

    private static byte[] hash(String token) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has SHA-256", impossible);
        }
    }
}

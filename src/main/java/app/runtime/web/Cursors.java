package app.runtime.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs and reads cursors. A cursor is the position in a list and a signature over the position and the list that it
 * was issued for, so that it can be neither made up nor used elsewhere. What it says is not secret.
 */
final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    /** Half of the digest: 128 bits are beyond guessing, and keep cursors short. */
    private static final int SIGNATURE_BYTES = 16;

    private final SecretKeySpec key;

    Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String sign(String list, String position) {
        var content = position.getBytes(StandardCharsets.UTF_8);
        var signature = signature(list, content);
        var cursor = Arrays.copyOf(signature, signature.length + content.length);
        System.arraycopy(content, 0, cursor, signature.length, content.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
    }

    /** The position, or empty if the cursor was not issued for this list. */
    Optional<String> read(String list, String cursor) {
        byte[] bytes;
        try {
            bytes = Base64.getUrlDecoder().decode(cursor);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        if (bytes.length < SIGNATURE_BYTES) {
            return Optional.empty();
        }
        var signature = Arrays.copyOf(bytes, SIGNATURE_BYTES);
        var content = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
        return MessageDigest.isEqual(signature, signature(list, content))
                ? Optional.of(new String(content, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    private byte[] signature(String list, byte[] content) {
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            mac.update(list.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return Arrays.copyOf(mac.doFinal(content), SIGNATURE_BYTES);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }
}

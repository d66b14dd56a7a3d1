package app.runtime.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * How one module logs in to its database: as a role of its own, named {@code <database>_<module>}. A session that logs
 * in as the role has nothing to fall back to: {@code RESET ROLE} ends where it began, and {@code SET ROLE} is refused.
 *
 * <p>The role's password is derived from the password of the configured URL, so that one secret configures all. A URL
 * whose user already is the role (a database that was prepared by its administrator) is used as it is.
 */
final class ModuleLogin {

    private static final int LONGEST_NAME = 63;

    private ModuleLogin() {}

    static DatabaseUrl of(DatabaseUrl configured, String module) {
        var role = configured.database() + "_" + module;
        if (role.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
            throw new IllegalArgumentException("The role name " + role + " is longer than PostgreSQL's " + LONGEST_NAME
                    + " bytes: give the database a shorter name");
        }
        return configured.user().equals(role)
                ? configured
                : configured.as(role, derivedPassword(configured.password(), role));
    }

    private static @Nullable String derivedPassword(@Nullable String secret, String role) {
        if (secret == null || secret.isEmpty()) {
            return null;
        }
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var digest = mac.doFinal(("monolift module login " + role).getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has HmacSHA256", impossible);
        }
    }
}

package app.users.internal;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;

/**
 * What a login answers, in the names of OAuth.
 *
 * @param expiresIn seconds until the access token expires
 */
record TokenPair(
        Confidential accessToken,
        Confidential refreshToken,
        @Schema(example = "Bearer") String tokenType,
        long expiresIn) {

    static TokenPair of(String accessToken, RefreshToken refreshToken, Duration lifetime) {
        return new TokenPair(
                new Confidential(accessToken), new Confidential(refreshToken.text()), "Bearer", lifetime.toSeconds());
    }
}

package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.users.UserId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AccessTokensTests {

    private static final UserId USER = new UserId(UUID.fromString("0196f3a0-0000-7000-8000-000000000001"));
    private static final Instant NOW = Instant.parse("2025-11-21T10:15:30Z");
    private static final String OLD_KEY = SigningKeys.temporary().signing().toJSONString();
    private static final String NEW_KEY = SigningKeys.temporary().signing().toJSONString();

    @Test
    void sayWhoItIsForAndHowLong() throws ParseException {
        var token = SignedJWT.parse(tokens(OLD_KEY).issue(USER, false));

        var claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo("monolift");
        assertThat(claims.getAudience()).containsExactly("monolift");
        assertThat(claims.getSubject()).isEqualTo(USER.value().toString());
        assertThat(claims.getStringListClaim("roles")).isEmpty();
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(NOW));
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(NOW.plus(Duration.ofMinutes(15))));
        assertThat(claims.getJWTID()).isNotEmpty();
        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("ES256");
    }

    @Test
    void sayWhoIsAnAdmin() throws ParseException {
        var token = SignedJWT.parse(tokens(OLD_KEY).issue(USER, true));

        assertThat(token.getJWTClaimsSet().getStringListClaim("roles")).isEqualTo(List.of("admin"));
    }

    @Test
    void areNeverTheSame() {
        var tokens = tokens(OLD_KEY);

        assertThat(tokens.issue(USER, false)).isNotEqualTo(tokens.issue(USER, false));
    }

    @Test
    void areStillVerifiedAfterTheirKeyWasReplaced() throws Exception {
        var before = tokens(OLD_KEY).issue(USER, false);
        var rotated = tokens("[%s, %s]".formatted(NEW_KEY, OLD_KEY));

        var after = rotated.issue(USER, false);

        assertThat(verifies(rotated.publicKeys(), before)).isTrue();
        assertThat(verifies(rotated.publicKeys(), after)).isTrue();
        assertThat(SignedJWT.parse(after).getHeader().getKeyID())
                .isNotEqualTo(SignedJWT.parse(before).getHeader().getKeyID());
    }

    @Test
    void areSignedWithAKeyOfThisProcessWhenNoneIsSet() throws Exception {
        var withoutKeys = UserFixture.settings(Map.of("USERS_SIGNING_KEYS", ""));
        var one = new AccessTokens(withoutKeys, UserFixture.TERMS, Clock.systemUTC());
        var other = new AccessTokens(withoutKeys, UserFixture.TERMS, Clock.systemUTC());

        var token = one.issue(USER, false);

        assertThat(verifies(one.publicKeys(), token)).isTrue();
        assertThat(other.publicKeys()
                        .getKeyByKeyId(SignedJWT.parse(token).getHeader().getKeyID()))
                .isNull();
    }

    private static AccessTokens tokens(String keys) {
        var settings = UserFixture.settings(Map.of("USERS_SIGNING_KEYS", keys));
        return new AccessTokens(settings, UserFixture.TERMS, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static boolean verifies(JWKSet keys, String text) throws ParseException, JOSEException {
        var token = SignedJWT.parse(text);
        var key = keys.getKeyByKeyId(token.getHeader().getKeyID());
        return token.verify(new ECDSAVerifier(key.toECKey()));
    }
}

package app.users.internal;

import app.runtime.UuidV7;
import app.runtime.web.TokenKeys;
import app.runtime.web.TokenTerms;
import app.users.UserId;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Issues access tokens: JWTs signed with ES256, which everybody who has the public keys verifies without asking. That
 * is why a token outlives logout and deletion until it expires.
 */
@Component
final class AccessTokens implements TokenKeys {

    private static final Logger log = LoggerFactory.getLogger(AccessTokens.class);

    private final TokenTerms terms;
    private final Duration lifetime;
    private final Clock clock;
    private final JWSHeader header;
    private final JWSSigner signer;
    private final JWKSet publicKeys;

    AccessTokens(UserSettings settings, TokenTerms terms, Clock clock) {
        var keys = Optional.ofNullable(settings.signingKeys()).orElseGet(AccessTokens::temporaryKey);
        this.terms = terms;
        this.lifetime = settings.accessTokenLifetime();
        this.clock = clock;
        this.header = new JWSHeader.Builder(JWSAlgorithm.ES256)
                .type(JOSEObjectType.JWT)
                .keyID(keys.signing().getKeyID())
                .build();
        this.signer = signer(keys);
        this.publicKeys = keys.publicKeys();
    }

    Duration lifetime() {
        return lifetime;
    }

    String issue(UserId user, boolean admin) {
        var now = clock.instant();
        var claims = new JWTClaimsSet.Builder()
                .issuer(terms.issuer())
                .audience(terms.audience())
                .subject(user.value().toString())
                .claim("roles", admin ? List.of("admin") : List.of())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UuidV7.next().toString())
                .build();
        return signed(new SignedJWT(header, claims));
    }

    @Override
    public JWKSet publicKeys() {
        return publicKeys;
    }

    private String signed(SignedJWT token) {
        try {
            token.sign(signer);
            return token.serialize();
        } catch (JOSEException broken) {
            throw new IllegalStateException("The key " + header.getKeyID() + " signs no token", broken);
        }
    }

    private static SigningKeys temporaryKey() {
        log.warn("USERS_SIGNING_KEYS is not set, so a key was made: access tokens end with this process, and no other "
                + "instance accepts them");
        return SigningKeys.temporary();
    }

    private static JWSSigner signer(SigningKeys keys) {
        try {
            return new ECDSASigner(keys.signing());
        } catch (JOSEException broken) {
            throw new IllegalStateException("Every Java platform can sign with ES256", broken);
        }
    }
}

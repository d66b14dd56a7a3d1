package app.runtime.web;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtAudienceValidator;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtIssuerValidator;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;

/** Verifies access tokens: ES256 and nothing else, by keys of this process or of {@code JWKS_URL}. */
@Configuration(proxyBeanMethods = false)
class TokenConfiguration {

    private static final String AUDIENCE = "monolift";
    private static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

    @Bean
    TokenTerms tokenTerms(WebSettings settings) {
        return new TokenTerms(settings.tokenIssuer(), AUDIENCE);
    }

    @Bean
    @ConditionalOnWebApplication
    JwtDecoder jwtDecoder(JWKSource<SecurityContext> keys, TokenTerms terms) {
        var decoder = NimbusJwtDecoder.withJwkSource(keys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        decoder.setJwtValidator(validator(terms));
        return new RememberingJwtDecoder(decoder);
    }

    @Bean
    @ConditionalOnWebApplication
    JWKSource<SecurityContext> keysOfTokens(ObjectProvider<TokenKeys> ownKeys, WebSettings settings) {
        var issuer = ownKeys.getIfAvailable();
        if (issuer != null) {
            return (selector, context) -> selector.select(issuer.publicKeys());
        }
        if (settings.jwksUrl() == null) {
            throw new MissingTokenKeysException();
        }
        return RemoteTokenKeys.at(settings.jwksUrl()).fetchedAhead();
    }

    private static OAuth2TokenValidator<Jwt> validator(TokenTerms terms) {
        var time = new JwtTimestampValidator(CLOCK_SKEW);
        time.setAllowEmptyExpiryClaim(false);
        return new DelegatingOAuth2TokenValidator<>(List.of(
                time,
                new JwtIssuerValidator(terms.issuer()),
                new JwtAudienceValidator(terms.audience()),
                new JwtClaimValidator<>(JwtClaimNames.SUB, TokenConfiguration::isUuid)));
    }

    private static boolean isUuid(Object subject) {
        try {
            return subject instanceof String text
                    && UUID.fromString(text).toString().equals(text);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
    }
}

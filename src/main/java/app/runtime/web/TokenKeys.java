package app.runtime.web;

import com.nimbusds.jose.jwk.JWKSet;

/**
 * The public keys that access tokens are verified with. Whoever issues tokens in this process is a bean of this type;
 * without one, the keys are fetched from {@code JWKS_URL}.
 */
public interface TokenKeys {

    /** Keys in use, and keys that signed tokens which may still be valid. Called often: answers from memory. */
    JWKSet publicKeys();
}

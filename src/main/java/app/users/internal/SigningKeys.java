package app.users.internal;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import java.util.List;

/**
 * The private keys of this installation. To rotate: put the new key behind the old one, so that everybody learns it;
 * later put it first; remove the old one when the last token that it signed has expired.
 *
 * @param keys the first one signs, all verify
 */
record SigningKeys(List<ECKey> keys) {

    SigningKeys {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("holds no key");
        }
        if (keys.stream().map(JWK::getKeyID).distinct().count() < keys.size()) {
            throw new IllegalArgumentException("holds two keys with the same kid");
        }
    }

    /**
     * Reads PKCS#8 PEM blocks, one JWK, an array of JWKs, or a JWK set.
     *
     * @throws IllegalArgumentException with a message that does not repeat the keys
     */
    static SigningKeys parse(String text) {
        var keys = text.contains("-----BEGIN") ? PrivateKeyReader.pem(text) : PrivateKeyReader.json(text);
        return new SigningKeys(keys.stream().map(SigningKeys::named).toList());
    }

    /** One new key, which ends with this process. */
    static SigningKeys temporary() {
        try {
            return new SigningKeys(List.of(named(new ECKeyGenerator(Curve.P_256).generate())));
        } catch (JOSEException broken) {
            throw new IllegalStateException("Every Java platform can make keys on P-256", broken);
        }
    }

    ECKey signing() {
        return keys.getFirst();
    }

    JWKSet publicKeys() {
        return new JWKSet(keys.stream().map(key -> (JWK) key.toPublicJWK()).toList());
    }

    /** Masked. */
    @Override
    public String toString() {
        return "SigningKeys[" + keys.size() + "]";
    }

    /** A key without a name is named after its content (RFC 7638): all instances call it the same. */
    private static ECKey named(ECKey key) {
        try {
            var kid = key.getKeyID() == null ? key.computeThumbprint().toString() : key.getKeyID();
            return new ECKey.Builder(key)
                    .keyID(kid)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.ES256)
                    .build();
        } catch (JOSEException broken) {
            throw new IllegalStateException("Every Java platform has SHA-256", broken);
        }
    }
}

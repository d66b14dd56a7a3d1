package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SigningKeysTests {

    private static final ECKey FIRST = key(Curve.P_256);
    private static final ECKey SECOND = key(Curve.P_256);

    @Test
    void areReadFromPemBlocks() {
        var keys = SigningKeys.parse(pem(FIRST) + pem(SECOND));

        assertThat(thumbprints(keys)).containsExactly(thumbprint(FIRST), thumbprint(SECOND));
        assertThat(keys.signing().getD()).isEqualTo(FIRST.getD());
    }

    @Test
    void areReadFromAPemBlockWhoseLineBreaksAreEscaped() {
        var keys = SigningKeys.parse(pem(FIRST).replace("\n", "\\n"));

        assertThat(thumbprints(keys)).containsExactly(thumbprint(FIRST));
    }

    @Test
    void areReadFromOneJwkOrManyOrASet() {
        var first = FIRST.toJSONString();
        var second = SECOND.toJSONString();

        assertThat(thumbprints(SigningKeys.parse(first))).containsExactly(thumbprint(FIRST));
        assertThat(thumbprints(SigningKeys.parse("[%s, %s]".formatted(first, second))))
                .containsExactly(thumbprint(FIRST), thumbprint(SECOND));
        assertThat(thumbprints(SigningKeys.parse("{\"keys\": [%s, %s]}".formatted(first, second))))
                .containsExactly(thumbprint(FIRST), thumbprint(SECOND));
    }

    @Test
    void areNamedTheSameInEveryProcess() {
        var fromPem = SigningKeys.parse(pem(FIRST)).signing().getKeyID();
        var fromJwk = SigningKeys.parse(FIRST.toJSONString()).signing().getKeyID();

        assertThat(fromPem).isEqualTo(fromJwk).isEqualTo(thumbprint(FIRST));
    }

    @Test
    void keepTheNameThatAJwkHas() {
        var named = new ECKey.Builder(FIRST).keyID("2025-11").build();

        assertThat(SigningKeys.parse(named.toJSONString()).signing().getKeyID()).isEqualTo("2025-11");
    }

    @Test
    void publishAllOfThemAndNothingPrivate() {
        var published = SigningKeys.parse(pem(FIRST) + pem(SECOND)).publicKeys();

        assertThat(published.getKeys()).hasSize(2);
        assertThat(published.toString(false))
                .doesNotContain("\"d\"", FIRST.getD().toString());
        assertThat(published.toJSONObject(true).toString()).contains("ES256", "sig", "P-256");
    }

    @Test
    void areDifferentEveryTimeTheyAreTemporary() {
        assertThat(SigningKeys.temporary().signing().getKeyID())
                .isNotEqualTo(SigningKeys.temporary().signing().getKeyID());
    }

    @Test
    void areRefusedWithAReasonThatDoesNotRepeatThem() throws JOSEException {
        var mismatched = FIRST.toJSONString()
                .replace(FIRST.getD().toString(), SECOND.getD().toString());
        var zero = FIRST.toJSONString().replace(FIRST.getD().toString(), "A".repeat(43));
        var rsa = new RSAKeyGenerator(2048).generate();

        assertRefused("", "neither PEM");
        assertRefused("secret", "neither PEM");
        assertRefused("{\"keys\": []}", "no key");
        assertRefused("-----BEGIN PRIVATE KEY-----", "no key");
        assertRefused(pem(key(Curve.P_384)), "not an EC P-256");
        assertRefused(pem(FIRST).replace("PRIVATE KEY", "EC PRIVATE KEY"), "openssl pkcs8");
        assertRefused(pem(FIRST).replace("M", "!"), "not an EC P-256");
        assertRefused(key(Curve.P_521).toJSONString(), "another curve");
        assertRefused(FIRST.toPublicJWK().toJSONString(), "not an EC private key");
        assertRefused(rsa.toJSONString(), "not an EC private key");
        assertRefused(mismatched, "does not belong");
        assertRefused(zero, "out of range");
        assertRefused(pem(FIRST) + pem(FIRST), "same kid");
    }

    @Test
    void doNotShowThemselves() {
        assertThat(SigningKeys.parse(pem(FIRST))).hasToString("SigningKeys[1]");
    }

    private static void assertRefused(String text, String reason) {
        assertThatThrownBy(() -> SigningKeys.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason)
                .message()
                .doesNotContain(FIRST.getD().toString(), "secret");
    }

    private static List<String> thumbprints(SigningKeys keys) {
        return keys.keys().stream().map(SigningKeysTests::thumbprint).toList();
    }

    private static String thumbprint(ECKey key) {
        try {
            return key.computeThumbprint().toString();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static ECKey key(Curve curve) {
        try {
            return new ECKeyGenerator(curve).generate();
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }

    private static String pem(ECKey key) {
        try {
            var content = Base64.getMimeEncoder(64, new byte[] {'\n'})
                    .encodeToString(key.toECPrivateKey().getEncoded());
            return "-----BEGIN PRIVATE KEY-----\n" + content + "\n-----END PRIVATE KEY-----\n";
        } catch (JOSEException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

package app.users.internal;

import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.util.Base64URL;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.interfaces.ECPrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Reads private keys on the curve P-256. Its messages continue a sentence and never repeat what was read. */
final class PrivateKeyReader {

    private static final Pattern PEM_BLOCK =
            Pattern.compile("-----BEGIN ([A-Z0-9 ]+)-----([^-]*)-----END ([A-Z0-9 ]+)-----");

    private PrivateKeyReader() {}

    /** Environment files often hold a line break as backslash and n. */
    static List<ECKey> pem(String text) {
        return PEM_BLOCK
                .matcher(text.replace("\\n", "\n"))
                .results()
                .map(block -> pkcs8(block.group(1), block.group(2)))
                .toList();
    }

    static List<ECKey> json(String text) {
        try {
            return jwks(text.strip()).stream().map(PrivateKeyReader::checked).toList();
        } catch (ParseException malformed) {
            throw new IllegalArgumentException("is neither PEM (-----BEGIN PRIVATE KEY-----) nor a JWK nor a JWK set");
        }
    }

    private static List<JWK> jwks(String json) throws ParseException {
        if (json.startsWith("[")) {
            return JWKSet.parse("{\"keys\":" + json + "}").getKeys();
        }
        return json.contains("\"keys\"") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json));
    }

    private static ECKey pkcs8(String type, String base64) {
        if (!type.equals("PRIVATE KEY")) {
            throw new IllegalArgumentException("holds a PEM block '" + type
                    + "' where PRIVATE KEY is expected: convert it with 'openssl pkcs8 -topk8 -nocrypt'");
        }
        try {
            var encoded = new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(base64));
            var key = (ECPrivateKey) KeyFactory.getInstance("EC").generatePrivate(encoded);
            requireP256(Curve.forECParameterSpec(key.getParams()));
            return withPublicPoint(key.getS());
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            throw new IllegalArgumentException("holds a PEM block that is not an EC P-256 private key");
        }
    }

    private static ECKey checked(JWK key) {
        if (!(key instanceof ECKey ecKey) || ecKey.getD() == null) {
            throw new IllegalArgumentException("holds a JWK that is not an EC private key");
        }
        requireP256(ecKey.getCurve());
        var derived = withPublicPoint(ecKey.getD().decodeToBigInteger());
        if (!derived.getX().equals(ecKey.getX()) || !derived.getY().equals(ecKey.getY())) {
            throw new IllegalArgumentException("holds a JWK whose public part does not belong to its private part");
        }
        return ecKey;
    }

    private static void requireP256(Curve curve) {
        if (!Curve.P_256.equals(curve)) {
            throw new IllegalArgumentException("holds a key on another curve than P-256");
        }
    }

    /** The platform cannot derive the public point of a private key; it is the generator multiplied by it. */
    private static ECKey withPublicPoint(BigInteger secret) {
        var curve = CustomNamedCurves.getByName("P-256");
        if (secret.signum() <= 0 || secret.compareTo(curve.getN()) >= 0) {
            throw new IllegalArgumentException("holds a key whose private part is out of range");
        }
        var point = curve.getG().multiply(secret).normalize();
        return new ECKey.Builder(
                        Curve.P_256,
                        coordinate(point.getAffineXCoord().toBigInteger()),
                        coordinate(point.getAffineYCoord().toBigInteger()))
                .d(coordinate(secret))
                .build();
    }

    private static Base64URL coordinate(BigInteger number) {
        return ECKey.encodeCoordinate(
                Curve.P_256.toECParameterSpec().getCurve().getField().getFieldSize(), number);
    }
}

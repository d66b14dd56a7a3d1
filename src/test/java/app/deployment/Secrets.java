package app.deployment;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** What {@code k8s/examples/secrets.yaml} names, with values as they might be. */
record Secrets(Map<String, Map<String, String>> keysByName) {

    private static final Path EXAMPLES = Manifests.ROOT.resolve("examples/secrets.yaml");
    private static final String LONG = "thirty-two characters and a few more";

    private static final Map<String, String> VALUES = Map.of(
            "DATABASE_URL", "postgres://shop:secret@postgresql:5432/shop",
            "NEXT_DATABASE_URL", "postgres://shop:secret@next:5432/shop",
            "CURSOR_KEY", LONG,
            "INTERNAL_TOKEN", LONG,
            "KAFKA_PROPERTIES", "security.protocol=SSL",
            "USERS_SIGNING_KEYS", key(),
            "PAYMENT_PROVIDER_API_KEY", "key",
            "SMTP_USERNAME", "shop",
            "SMTP_PASSWORD", "secret");

    static Secrets examples() {
        return new Secrets(Manifests.read("examples", text()).stream().collect(toMap(Manifest::name, Secrets::values)));
    }

    static String text() {
        try {
            return Files.readString(EXAMPLES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    Optional<Map<String, String>> keys(String secret) {
        return Optional.ofNullable(keysByName.get(secret));
    }

    private static Map<String, String> values(Manifest secret) {
        return secret.json()
                .path("stringData")
                .propertyStream()
                .collect(toMap(Map.Entry::getKey, entry -> VALUES.getOrDefault(entry.getKey(), "")));
    }

    private static String key() {
        try {
            var generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            var encoded = generator.generateKeyPair().getPrivate().getEncoded();
            return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----"
                    .formatted(Base64.getMimeEncoder().encodeToString(encoded));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("Every Java platform has EC keys", impossible);
        }
    }
}

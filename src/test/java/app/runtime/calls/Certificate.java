package app.runtime.calls;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;

/** A key and its certificate for localhost, which only those trust who have the same file. */
record Certificate(Path file, Path trusted) {

    private static final String PASSWORD = "changeit-in-tests";

    static Certificate in(Path folder, String name) throws IOException, InterruptedException, GeneralSecurityException {
        var file = folder.resolve(name + ".p12");
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var options = List.of(
                "-alias",
                "it",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost",
                "-storetype",
                "PKCS12",
                "-keystore",
                file.toString(),
                "-storepass",
                PASSWORD);
        var process = new ProcessBuilder(Stream.concat(Stream.of(keytool, "-genkeypair"), options.stream())
                        .toList())
                .redirectErrorStream(true)
                .start();
        if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new AssertionError(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        }
        return new Certificate(file, trusting(file, folder.resolve(name + "-trusted.p12")));
    }

    /** A store of the certificate without its key. */
    private static Path trusting(Path key, Path trusted) throws IOException, GeneralSecurityException {
        var password = PASSWORD.toCharArray();
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, password);
        store.setCertificateEntry(
                "it", KeyStore.getInstance(key.toFile(), password).getCertificate("it"));
        try (var output = Files.newOutputStream(trusted)) {
            store.store(output, password);
        }
        return trusted;
    }

    /** What an operator sets for a server that asks for certificates, but lets in who has none. */
    String[] settings() {
        var bundle = "spring.ssl.bundle.jks.internal.";
        return new String[] {
            "server.ssl.bundle=internal",
            "server.ssl.client-auth=want",
            bundle + "keystore.location=" + file.toUri(),
            bundle + "keystore.password=" + PASSWORD,
            bundle + "truststore.location=" + trusted.toUri(),
            bundle + "truststore.password=" + PASSWORD
        };
    }

    SslBundle bundle() {
        return SslBundle.of(new JksSslStoreBundle(store(file), store(trusted)));
    }

    SslBundle trustAlone() {
        return SslBundle.of(new JksSslStoreBundle(null, store(trusted)));
    }

    private static JksSslStoreDetails store(Path store) {
        return JksSslStoreDetails.forLocation(store.toUri().toString()).withPassword(PASSWORD);
    }
}

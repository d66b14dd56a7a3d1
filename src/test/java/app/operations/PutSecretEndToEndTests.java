package app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What the cluster is told: a merge leaves alone what it does not name. */
@NeedsModules
@Runs("put-secret")
class PutSecretEndToEndTests {

    private static final String KEYS = """
        -----BEGIN PRIVATE KEY-----
        bmV3
        -----END PRIVATE KEY-----
        -----BEGIN PRIVATE KEY-----
        b2xk
        -----END PRIVATE KEY-----
        """;

    @TempDir
    private Path folder;

    private Path patch;
    private Terminal terminal;

    @BeforeEach
    void open() throws IOException {
        patch = folder.resolve("patch.yaml");
        terminal = new Terminal(folder, Map.of("PATCH", patch.toString()), Map.of());
        Files.writeString(folder.resolve("keys.pem"), KEYS);
    }

    @Test
    void changesOneKeyAndNoOther() throws IOException {
        terminal.run("put-secret");

        assertThat(yaml(patch)).isEqualTo(Map.of("stringData", Map.of("USERS_SIGNING_KEYS", KEYS)));
    }

    @Test
    void restartsEveryProcessAndWaitsForIt() throws IOException {
        var every = "deployment --selector app.kubernetes.io/component=process";

        assertThat(terminal.run("put-secret").lines())
                .containsExactly(
                        "--namespace monolift rollout restart " + every,
                        "--namespace monolift rollout status " + every);
        assertThat(yaml(Path.of("k8s/process/deployment.yaml")))
                .extractingByKey("metadata")
                .extracting("labels")
                .isEqualTo(Map.of("app.kubernetes.io/component", "process"));
    }

    private static Map<String, Object> yaml(Path file) throws IOException {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(file));
    }
}

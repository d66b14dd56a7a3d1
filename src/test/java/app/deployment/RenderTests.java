package app.deployment;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code k8s/kustomize} renders with: small programs take the places of the real ones. */
@NeedsModules
class RenderTests {

    @TempDir
    private Path programs;

    @Test
    void rendersWithKubectlThatKnowsFive() throws Exception {
        program("kubectl", "Client Version: v1.32.4\nKustomize Version: v5.5.0");
        program("kustomize", "v5.6.0");

        assertThat(render()).isEqualTo(new Ended(0, "kubectl kustomize k8s/base\n"));
    }

    @Test
    void rendersWithKustomizeWhereKubectlIsTooOld() throws Exception {
        program("kubectl", "Client Version: v1.20.2");
        program("kustomize", "v5.6.0");

        assertThat(render()).isEqualTo(new Ended(0, "kustomize build k8s/base\n"));
    }

    @Test
    void saysWhatToInstallWhereItCanFetchNothing() throws Exception {
        program("kubectl", "Client Version: v1.26.1\nKustomize Version: v4.5.7");
        program("kustomize", "{Version:kustomize/v4.5.4}");

        assertThat(render()).satisfies(ended -> {
            assertThat(ended.exitCode()).isEqualTo(69);
            assertThat(ended.output()).contains("Install kubectl 1.27 or newer, or kustomize 5 or newer.");
        });
    }

    private void program(String name, String version) throws IOException {
        var file = Files.writeString(
                programs.resolve(name),
                "#!/bin/sh\ncase $1 in version) echo '" + version + "' ;; *) echo " + name + " \"$@\" ;; esac\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    /** With few other programs on the path, and none that fetches. */
    private Ended render() throws IOException, InterruptedException {
        for (var name : List.of("dirname", "uname", "mkdir", "mktemp", "flock", "rm")) {
            var program = Stream.of("/usr/bin", "/bin")
                    .map(folder -> Path.of(folder, name))
                    .filter(Files::exists);
            Files.createSymbolicLink(programs.resolve(name), program.findFirst().orElseThrow());
        }
        var builder = new ProcessBuilder("/bin/bash", "k8s/kustomize", "k8s/base").redirectErrorStream(true);
        builder.environment().put("PATH", programs.toString());
        builder.environment().put("XDG_CACHE_HOME", programs.toString());
        var process = builder.start();
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private record Ended(int exitCode, String output) {}
}

package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

@NeedsModules
class WorkflowTests {

    private static final Pattern ACTION = Pattern.compile("(?m)uses: *(\\S+.*)$");
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.-])((?:ops|k8s|extraction)/[a-z/-]*[a-z])(?= |\\n|\")");

    static List<Path> workflows() throws IOException {
        try (var files = Files.list(Path.of(".github/workflows"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void runsNoActionThatCanBeExchanged(Path workflow) throws IOException {
        assertThat(found(ACTION, workflow))
                .isNotEmpty()
                .allSatisfy(action -> assertThat(action).matches("[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void mayReadTheRepositoryAndNoMoreUnlessAJobSaysSo(Path workflow) throws IOException {
        var permissions = yaml(workflow).get("permissions");

        assertThat(permissions).isEqualTo(Map.of("contents", "read"));
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void callsScriptsThatAreThere(Path workflow) throws IOException {
        assertThat(found(SCRIPT, workflow))
                .allSatisfy(script -> assertThat(Path.of(script)).isExecutable());
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void endsJobsThatHang(Path workflow) throws IOException {
        assertThat((Map<?, ?>) yaml(workflow).get("jobs"))
                .allSatisfy((name, job) -> assertThat(((Map<?, ?>) job).containsKey("timeout-minutes"))
                        .as("%s", name)
                        .isTrue());
    }

    private static List<String> found(Pattern pattern, Path workflow) throws IOException {
        return pattern.matcher(Files.readString(workflow))
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static Map<?, ?> yaml(Path workflow) throws IOException {
        return (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(Files.readString(workflow));
    }
}

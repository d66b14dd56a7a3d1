package app.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.modulith.ApplicationModule;

/** In a repository of its own, with what modules of this tree say of themselves. */
@NeedsModules
@Tag("delivery")
class ChangedEndToEndTests {

    private static final String CODE = "src/main/java/app/";

    @TempDir
    private Path tree;

    static List<String> modules() {
        return Modules.discover().all().stream().map(AppModule::name).sorted().toList();
    }

    @BeforeEach
    void branchOff() throws IOException {
        take(Path.of("ops/changed"));
        for (var module :
                Stream.concat(modules().stream(), Stream.of("runtime")).toList()) {
            take(Path.of(CODE, module, "package-info.java"));
        }
        for (var module : modules()) {
            write(CODE + module + "/internal/Desk.java");
        }
        write("pom.xml");
        git("init", "--quiet", "--initial-branch=main");
        commit();
        git("switch", "--quiet", "--create", "branch");
    }

    @Test
    void hasModules() {
        assertThat(modules()).hasSizeGreaterThan(1);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void needsTheTestsOfAModuleAloneWhoseInternalsChange(String module) throws IOException {
        for (var inside : List.of(
                CODE + module + "/internal/Desk.java",
                "src/test/java/app/" + module + "/internal/DeskTests.java",
                "db/migrations/" + module + "/V9__add_desks.sql")) {
            write(inside);
            assertThat(changed()).as(inside).isEqualTo(module);
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void needsThoseOfItsDependentsAsWellWhenItsFrontDoorChanges(String module) throws IOException {
        var behindIt =
                Stream.concat(Stream.of(module), dependentsOf(module)).sorted().collect(joining(" "));

        for (var frontDoor : List.of(CODE + module + "/Door.java", "contracts/" + module + "/openapi.json")) {
            write(frontDoor);
            assertThat(changed()).as(frontDoor).isEqualTo(behindIt);
        }
    }

    @Test
    void readsTheModuleGraphOfTheBranch() throws IOException {
        var alone = """
            @ApplicationModule(
                    allowedDependencies = {
                        "runtime",
                        "users"
                    })
            """;
        Files.writeString(tree.resolve(CODE + "billing/package-info.java"), alone);
        commit();
        git("branch", "--force", "main");
        write(CODE + "users/Users.java");

        assertThat(changed()).isEqualTo("billing notifications orders users");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "src/main/java/app/Application.java",
                "src/main/java/app/runtime/UuidV7.java",
                "src/main/resources/application.yaml",
                "src/test/java/app/Stage.java",
                "src/test/java/app/billing/PaymentProviderSimulator.java",
                "db/migrations/runtime/V0_1__create_outbox_and_inbox.sql",
                "ops/test",
                ".github/workflows/ci.yml"
            })
    void needsEverythingWhenSomethingSharedChanges(String file) throws IOException {
        write(CODE + "orders/internal/Desk.java");
        write(file);

        assertThat(changed()).isEqualTo("all");
    }

    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/events.md", "k8s/base/kustomization.yaml", "compose.yaml"})
    void needsNothingForWhatTheFastTestsRead(String file) throws IOException {
        write(file);

        assertThat(changed()).isEmpty();
    }

    @Test
    void addsUpWhatIsCommittedAndWhatIsNot() throws IOException {
        write(CODE + "orders/internal/Desk.java");
        commit();
        write(CODE + "billing/internal/Desk.java");
        write("db/migrations/users/V9__add_desks.sql");

        assertThat(changed()).isEqualTo("billing orders users");
    }

    @Test
    void countsNothingThatMainHasDoneSince() throws IOException {
        write(CODE + "orders/internal/Desk.java");
        commit();
        git("switch", "--quiet", "main");
        write("pom.xml");
        commit();
        git("switch", "--quiet", "branch");

        assertThat(changed()).isEqualTo("orders");
    }

    @Test
    void seesWhatIsGone() throws IOException {
        Files.delete(tree.resolve(CODE + "orders/internal/Desk.java"));

        assertThat(changed()).isEqualTo("orders");
    }

    @Test
    void failsWhereItCannotKnow() {
        assertThat(new Script(tree, "ops/changed", Map.of()).run("nowhere").exitCode())
                .isNotZero();
    }

    /** By the annotations that are compiled, not by the text that the script reads. */
    private static Stream<String> dependentsOf(String module) {
        return modules().stream().filter(other -> allowed(other).contains(module));
    }

    private static List<String> allowed(String module) {
        try {
            var described = Class.forName("app." + module + ".package-info").getAnnotation(ApplicationModule.class);
            return List.of(described.allowedDependencies());
        } catch (ClassNotFoundException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String changed() {
        var ended = new Script(tree, "ops/changed", Map.of()).run("main");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output().strip().replace('\n', ' ');
    }

    private void take(Path file) throws IOException {
        Files.createDirectories(tree.resolve(file).getParent());
        Files.copy(file, tree.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }

    private void write(String file) throws IOException {
        Files.createDirectories(tree.resolve(file).getParent());
        Files.writeString(tree.resolve(file), "changed " + UUID.randomUUID());
    }

    private void commit() {
        git("add", "--all");
        git("-c", "user.name=Test", "-c", "user.email=test@example.org", "commit", "--quiet", "--message=Change it");
    }

    private void git(String... arguments) {
        var command = Stream.concat(Stream.of("git"), Stream.of(arguments)).toList();
        try {
            var builder = new ProcessBuilder(command).directory(tree.toFile()).redirectErrorStream(true);
            builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            assertThat(process.onExit().join().exitValue()).as(output).isZero();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What {@code extraction/lift} makes. That its own build passes is for the walk to show: it takes minutes. */
@NeedsModules
@Tag("extraction")
class LiftedProjectEndToEndTests {

    private static final Pattern INTERNALS = Pattern.compile("src/.*/app/([^/]+)/internal/.*");

    @TempDir
    private static Path folder;

    private static final List<String> MODULES =
            Modules.discover().all().stream().map(AppModule::name).toList();

    static List<String> modules() {
        return MODULES;
    }

    @BeforeAll
    static void liftEveryModule() {
        for (var module : MODULES) {
            var lifted = LiftedProject.lift(module, folder.resolve(module));
            assertThat(lifted.exitCode()).as(lifted.output()).isZero();
        }
    }

    @ParameterizedTest
    @MethodSource("modules")
    void compilesWithItsTests(String module) throws IOException {
        assertThat(LiftedProject.in(folder.resolve(module)).compile(module)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasNothingOfAnotherModuleBehindItsFrontDoor(String module) throws IOException {
        var files = LiftedProject.in(folder.resolve(module)).files();

        assertThat(files)
                .filteredOn(file -> INTERNALS.matcher(file).matches())
                .isNotEmpty()
                .allMatch(file -> file.contains("/app/" + module + "/"));
        assertThat(files)
                .filteredOn(file -> file.startsWith("db/migrations/"))
                .isNotEmpty()
                .allMatch(file -> file.matches("db/migrations/(runtime|" + module + ")/.*"));
    }

    @ParameterizedTest
    @MethodSource("modules")
    void hasEverythingThatAServiceNeeds(String module) throws IOException {
        var files = LiftedProject.in(folder.resolve(module)).files();

        assertThat(files)
                .contains(
                        "pom.xml",
                        "mvnw",
                        "README.md",
                        "Dockerfile",
                        ".ci/run",
                        ".github/workflows/ci.yml",
                        "k8s/kustomization.yaml",
                        "k8s/deployment.yaml",
                        "contracts/" + module + "/api.txt",
                        "contracts/" + module + "/openapi.json",
                        "src/test/java/app/ServiceEndToEndTests.java")
                .anyMatch(file -> file.matches("src/test/java/app/" + module + "/internal/.*IntegrationTests.java"));
        assertThat(Files.isExecutable(folder.resolve(module).resolve("mvnw"))).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        billing       |
        notifications | billing, orders, users
        orders        | billing, notifications, users
        users         |
        """)
    void hasTheApiOfTheModulesThatItNeeds(String module, String neighbours) throws IOException {
        var needed = neighbours == null ? Set.<String>of() : Set.of(neighbours.split(", ", -1));

        var known = LiftedProject.in(folder.resolve(module)).files().stream()
                .filter(file -> file.matches("src/main/java/app/[a-z]+/package-info.java"))
                .map(file -> Path.of(file).getName(4).toString())
                .filter(name -> !name.equals(module) && !name.equals("runtime"));

        assertThat(known.toList()).containsExactlyInAnyOrderElementsOf(needed);
    }

    @ParameterizedTest
    @CsvSource({"users, bcprov-jdk18on", "notifications, spring-boot-starter-mail", "notifications, angus-mail"})
    void hasALibraryInItsJarIfItsModuleUsesIt(String owner, String library) throws IOException {
        var compiledWithIt = "<artifactId>" + library + "</artifactId>\\s*(<version>[^<]*</version>\\s*)?</dependency>";

        for (var module : MODULES) {
            var pom = Files.readString(folder.resolve(module).resolve("pom.xml"));
            assertThat(Pattern.compile(compiledWithIt).matcher(pom).find())
                    .as("%s in the jar of %s", library, module)
                    .isEqualTo(owner.equals(module));
        }
    }

    @Test
    void leavesNothingToFillIn() throws IOException {
        for (var module : MODULES) {
            for (var file : LiftedProject.in(folder.resolve(module)).files()) {
                if (!file.startsWith("src/")) {
                    assertThat(Files.readString(folder.resolve(module).resolve(file)))
                            .as("%s of %s", file, module)
                            .doesNotContainPattern("@(module|MODULE|callee|CALLEE)@|without\\.");
                }
            }
        }
    }

    @Test
    void refusesToOverwrite() {
        var again = LiftedProject.lift("billing", folder.resolve("billing"));

        assertThat(again.exitCode()).isEqualTo(73);
        assertThat(again.output()).contains("is not empty");
    }

    @Test
    void refusesWhatIsNoModule() {
        for (var name : Stream.of("runtime", "payments", "../users").toList()) {
            assertThat(LiftedProject.lift(name, folder.resolve("none")).exitCode())
                    .isEqualTo(64);
        }
        assertThat(folder.resolve("none")).doesNotExist();
    }
}

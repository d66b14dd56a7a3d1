package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import app.ComposeFile.Service;
import app.runtime.settings.SettingsBinder;
import app.runtime.settings.SettingsCatalogue;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** {@code compose.yaml} and what it mounts fit the application. No container is started. */
@NeedsModules
class ComposeTests {

    private static final Pattern PINNED = Pattern.compile(".+:v?\\d[\\w.-]*");
    private static final Pattern ROUTE = Pattern.compile("(?m)^ *~(\\S+) +(\\w+);$");
    private static final ComposeFile FILE = ComposeFile.read();
    private static final List<String> MODULES =
            Modules.discover().all().stream().map(AppModule::name).toList();

    static Stream<Service> services() {
        return FILE.services().stream();
    }

    static Stream<Service> applications() {
        return FILE.applications();
    }

    @ParameterizedTest
    @MethodSource("services")
    void everyImageIsPinned(Service service) {
        assertThat(service.image()).matches(PINNED);
    }

    @ParameterizedTest
    @MethodSource("services")
    void whatIsMountedIsThere(Service service) {
        assertThat(service.mounts())
                .filteredOn(path -> !path.endsWith("monolift.jar"))
                .allMatch(Files::exists);
    }

    @ParameterizedTest
    @MethodSource("applications")
    void everyVariableIsKnown(Service service) {
        var known = new SettingsCatalogue(service.asEnvironment())
                .entries().stream().map(SettingsCatalogue.Entry::name).toList();

        assertThat(known).containsAll(service.environment().keySet());
    }

    @ParameterizedTest
    @MethodSource("applications")
    void theApplicationWouldStartWithItsVariables(Service service) {
        assertThatCode(() -> SettingsBinder.check(service.asEnvironment())).doesNotThrowAnyException();
    }

    @Test
    void eachProfileHostsEveryModuleOnce() {
        assertThat(applications().filter(service -> service.isIn("split")))
                .extracting(service -> service.environment().get("MODULES"))
                .containsExactlyInAnyOrderElementsOf(MODULES);
        assertThat(applications().filter(service -> service.isIn("single")))
                .singleElement()
                .satisfies(service -> assertThat(service.environment()).doesNotContainKey("MODULES"));
    }

    @Test
    void theProxyLeadsEveryPublicPathToTheModuleThatServesIt() throws IOException {
        for (var module : MODULES) {
            for (var path : publicPaths(module)) {
                assertThat(modulesFor(path)).as(path).containsExactly(module);
            }
        }
    }

    @Test
    void theProxyKnowsNoOtherPath() throws IOException {
        for (var path : List.of("/internal/users/v1/users/1", "/metrics", "/v1/ordersandmore", "/health/ready", "/")) {
            assertThat(modulesFor(path)).as(path).isEmpty();
        }
    }

    private static List<String> publicPaths(String module) throws IOException {
        var description = Files.readString(Path.of("contracts", module, "openapi.json"));
        return JsonMapper.shared().readTree(description).at("/paths").propertyNames().stream()
                .map(path -> path.replaceAll("\\{[^}]*}", "any"))
                .toList();
    }

    private static List<String> modulesFor(String path) throws IOException {
        return ROUTE.matcher(Files.readString(Path.of("compose", "nginx.conf.template")))
                .results()
                .filter(route -> Pattern.compile(route.group(1)).matcher(path).find())
                .map(route -> route.group(2))
                .toList();
    }
}

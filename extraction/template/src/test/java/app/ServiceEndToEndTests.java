package app;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.json.JsonMapper;

/** The jar of this project as it is deployed, while nobody else is there. */
@TestInstance(Lifecycle.PER_CLASS)
class ServiceEndToEndTests {

    private static final AppModule MODULE = Modules.discover().hosted().getFirst();

    @RegisterExtension
    static final Stage stage = new Stage("service", settings());

    private JarProcess process;
    private JarProcess told;

    /** Two at once: starting is what takes time here. */
    @BeforeAll
    void migrateAndServe() {
        assertThat(stage.run("migrate").exitCode()).isZero();
        process = stage.serve();
        told = stage.serve(JarProcess.freePort(), Map.of("MODULES", MODULE.name()));
        process.awaitReady();
    }

    @Test
    void hostsOneModule() {
        assertThat(Modules.discover().hosted()).containsExactly(MODULE);
    }

    @Test
    void servesTheRoutesOfItsContract() throws IOException {
        var contract =
                JsonMapper.shared().readTree(Files.readString(Path.of("contracts", MODULE.name(), "openapi.json")));

        var described = ShopClient.at(process).get("/openapi").expect(200).json();

        assertThat(described.at("/paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(contract.at("/paths").propertyNames());
    }

    @Test
    void migratesItsOwnSchemaAlone() {
        var schemas = stage.inDatabase(dsl -> dsl.fetchValues(
                "select nspname::text from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"));

        assertThat(schemas).map(String::valueOf).containsExactlyInAnyOrder("public", MODULE.name());
    }

    @Test
    void startsWithTheSettingsOfTheMonolithsProcess() {
        assertThat(told.awaitReady().terminate()).isZero();
    }

    @Test
    void cannotHostAnother() {
        var ended = stage.run(Map.of("MODULES", MODULE.name() + ",another"));

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.output()).contains("MODULES names [another], but there are only [" + MODULE + "]");
    }

    private static Map<String, String> settings() {
        var settings = new HashMap<>(Map.of(
                "KAFKA_BOOTSTRAP_SERVERS", "localhost:1",
                "INTERNAL_TOKEN", "a secret between processes that is long enough"));
        settings.putAll(Elsewhere.settings());
        return settings;
    }
}

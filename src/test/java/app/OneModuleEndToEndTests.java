package app;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** A process that hosts orders has nothing of the other modules, which nobody hosts here. */
@NeedsModules("orders")
@TestInstance(Lifecycle.PER_CLASS)
@Order(Integer.MAX_VALUE) // the second worker begins with the last, while the cache of the others is made
class OneModuleEndToEndTests {

    private static final String NOWHERE = "http://localhost:1";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Map<String, String> ORDERS = Map.of(
            "MODULES",
            "orders",
            "USERS_URL",
            NOWHERE,
            "BILLING_URL",
            NOWHERE,
            "JWKS_URL",
            NOWHERE,
            "KAFKA_BOOTSTRAP_SERVERS",
            "localhost:1",
            "INTERNAL_TOKEN",
            "a secret between processes that is long enough");

    @RegisterExtension
    static final Stage stage = new Stage("one-module", Map.of());

    private JarProcess process;

    @BeforeAll
    void migrateAndServe() {
        assertThat(stage.run(ORDERS, "migrate").exitCode()).isZero();
        process = stage.serve(JarProcess.freePort(), ORDERS).awaitReady();
    }

    @Test
    void describesItsOwnRoutesAlone() throws IOException {
        var contract = JSON.readTree(Files.readString(Path.of("contracts", "orders", "openapi.json")));

        var described = ShopClient.at(process).get("/openapi").expect(200).json();

        assertThat(described.at("/paths").propertyNames())
                .containsExactlyInAnyOrderElementsOf(contract.at("/paths").propertyNames());
    }

    @Test
    void migratesItsOwnSchemaAlone() {
        var schemas = stage.inDatabase(dsl -> dsl.fetchValues(
                "select nspname::text from pg_namespace where nspname !~ '^pg_' and nspname <> 'information_schema'"));

        assertThat(schemas).map(String::valueOf).containsExactlyInAnyOrder("public", "orders");
    }

    @Test
    void connectsToTheDatabaseAsItsOwnRoleAlone() {
        var roles = stage.inDatabase(dsl -> dsl.fetchValues("select distinct usename::text from pg_stat_activity"
                + " where datname = current_database() and pid <> pg_backend_pid()"));

        assertThat(roles).map(String::valueOf).singleElement().asString().endsWith("_orders");
    }

    @Test
    void printsItsOwnSettingsAlone() {
        var owners = stage.run(ORDERS, "config")
                .output()
                .lines()
                .filter(line -> line.matches("[a-z]+"))
                .toList();

        assertThat(owners).contains("orders").isSubsetOf("orders", "runtime");
    }

    @Test
    void logsAboutItselfAlone() {
        var modules = Stream.of(process.output())
                .flatMap(String::lines)
                .map(line -> JSON.readTree(line).path("module").asString())
                .collect(toSet());

        assertThat(modules).isSubsetOf(Set.of("orders", "runtime"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        MODULES                 | orders,order                 | MODULES names
        USERS_URL               |                              | orders needs users
        ORDERS_URL              | http://localhost:1           | orders is hosted here
        KAFKA_BOOTSTRAP_SERVERS |                              | KAFKA_BOOTSTRAP_SERVERS is not set
        INTERNAL_TOKEN          |                              | INTERNAL_TOKEN is not set
        """)
    void refusesToStartInOneSentence(String variable, String value, String sentence) {
        var settings = new HashMap<>(ORDERS);
        settings.put(variable, value == null ? "" : value);

        var ended = stage.run(settings);

        assertThat(ended.exitCode()).isEqualTo(78);
        assertThat(ended.output().lines()).singleElement().asString().contains(sentence);
    }
}

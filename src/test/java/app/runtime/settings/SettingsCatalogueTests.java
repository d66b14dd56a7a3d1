package app.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.NeedsModules;
import app.runtime.settings.SettingsCatalogue.Entry;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** About the settings that the application really has. */
class SettingsCatalogueTests {

    @NeedsModules("orders")
    @Test
    void knowsEveryVariableOnceWithItsMeaning() {
        var entries = catalogue(Map.of()).entries();

        assertThat(entries).extracting(Entry::name).doesNotHaveDuplicates().contains("PORT", "ORDERS_DATABASE_URL");
        assertThat(entries).allSatisfy(entry -> assertThat(entry.meaning()).isNotBlank());
    }

    @Test
    void showsWhatIsSetAndWhatIsNot() {
        var catalogue = catalogue(Map.of("PORT", "9000"));

        assertThat(entry(catalogue, "PORT").value()).contains("9000");
        assertThat(entry(catalogue, "PORT").defaultValue()).contains("8080");
        assertThat(entry(catalogue, "DRAIN_DELAY").value()).isEmpty();
        assertThat(entry(catalogue, "DATABASE_URL").required()).isTrue();
    }

    @Test
    void masksSecrets() {
        var catalogue = catalogue(
                Map.of("DATABASE_URL", "postgres://me:hunter2@host/db", "USERS_DATABASE_URL", "postgres://hunter2"));

        assertThat(entry(catalogue, "DATABASE_URL").value()).contains("********");
        assertThat(catalogue.entries().toString()).doesNotContain("hunter2");
    }

    @NeedsModules("orders")
    @Test
    void warnsOfWhatIsNamedLikeASettingOfAModuleButIsNone() {
        var catalogue =
                catalogue(Map.of("ORDERS_DATABASE_URI", "x", "ORDERS_DATABASE_URL", "x", "HOME", "/", "EDITOR", ""));

        assertThat(catalogue.warnings()).singleElement().asString().startsWith("ORDERS_DATABASE_URI is set, but");
    }

    @Test
    void doesNotWarnOfWhatAPlatformSetsForAServiceThatIsNamedLikeAModule() {
        var variables = Map.of(
                "ORDERS_SERVICE_HOST", "10.0.0.1",
                "ORDERS_SERVICE_PORT", "80",
                "ORDERS_SERVICE_PORT_HTTP", "80",
                "ORDERS_PORT", "tcp://10.0.0.1:80",
                "ORDERS_PORT_80_TCP", "tcp://10.0.0.1:80",
                "ORDERS_PORT_80_TCP_ADDR", "10.0.0.1");

        assertThat(catalogue(variables).warnings()).isEmpty();
    }

    @Test
    void isWhatTheProcessNeedsToStart() {
        var environment = EnvironmentFixture.environment(Map.of("PORT", "http", "EVENTS_LEASE", "long"));

        assertThatThrownBy(() -> SettingsBinder.check(environment))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        invalid -> assertThat(invalid.problems())
                                .anyMatch(problem -> problem.startsWith("PORT is \"http\""))
                                .anyMatch(problem -> problem.startsWith("EVENTS_LEASE is \"long\""))
                                .anyMatch(problem -> problem.startsWith("DATABASE_URL is not set")));
    }

    private static SettingsCatalogue catalogue(Map<String, String> variables) {
        return new SettingsCatalogue(EnvironmentFixture.environment(variables));
    }

    private static Entry entry(SettingsCatalogue catalogue, String name) {
        return catalogue.entries().stream()
                .filter(entry -> entry.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

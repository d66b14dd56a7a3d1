package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.readiness.ModuleReport.Blocker;
import app.runtime.readiness.ModuleReport.Call;
import app.runtime.readiness.ModuleReport.Event;
import app.runtime.readiness.ModuleReport.ExternalSystem;
import app.runtime.readiness.ModuleReport.Listener;
import app.runtime.readiness.ModuleReport.Route;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of an application that has every kind of tie, and every fault. */
class PlantedReadinessTests {

    private static ReadinessReport report;

    @BeforeAll
    static void build(@TempDir Path folder) throws IOException, InterruptedException {
        report = PlantedApplication.report(folder);
    }

    @Test
    void tellsModulesFromTheirHost() {
        assertThat(report.modules()).extracting(ModuleReport::name).containsExactly("catalog", "sales");
        assertThat(report.hosts()).containsExactly("runtime");
        assertThat(report.hostTables()).containsExactly("flyway_schema_history", "outbox");
    }

    @Test
    void countsEveryPlaceOfACallWhateverItsForm() {
        assertThat(module("sales").callsOut())
                .containsExactly(
                        new Call(
                                "sales",
                                "catalog",
                                "Catalog",
                                "price",
                                "GET /prices/{sku}",
                                List.of(
                                        "Till.java:27",
                                        "Till.java:28",
                                        "Till.java:32",
                                        "Till.java:46",
                                        "Till.java:54")),
                        new Call("sales", "catalog", "Catalog", "reserve", "", List.of("Till.java:37")));
        assertThat(module("catalog").callsIn()).isEqualTo(module("sales").callsOut());
        assertThat(module("catalog").callsOut()).extracting(Call::method).containsExactly("sold");
    }

    @Test
    void knowsEventsByTheirNameOrByWhoListens() {
        assertThat(module("catalog").publishes())
                .containsExactly(
                        new Event(
                                "catalog.price-changed.v1",
                                "PriceChanged",
                                "catalog",
                                List.of(new Listener("sales", "sales.reprice", "catalog.price-changed.v1"))),
                        new Event("", "SoldOut", "catalog", List.of(new Listener("sales", "", "SoldOut"))),
                        new Event("catalog.unloved.v1", "Unloved", "catalog", List.of()));
        assertThat(module("sales").listensTo()).extracting(Listener::id).containsExactly("sales.reprice", "");
    }

    @Test
    void readsWhatTheMigrationsLeaveBehind() {
        assertThat(module("catalog").tables()).containsExactly("late", "shelf");
        assertThat(module("sales").tables()).containsExactly("receipt");
    }

    @Test
    void readsRoutesInEveryForm() {
        assertThat(module("sales").routes())
                .containsExactly(
                        new Route("GET", "/v1/tills"),
                        new Route("DELETE", "/v1/tills/{id}"),
                        new Route("PUT", "/v1/tills/{id}"),
                        new Route("POST", "/v1/tills/{id}/close"),
                        new Route("POST", "/v1/tills/{id}/open"));
    }

    @Test
    void findsExternalSystemsByClientAndByAddress() {
        assertThat(module("sales").externalSystems())
                .containsExactly(new ExternalSystem("HTTP", List.of("Gateway"), List.of()));
        assertThat(module("catalog").externalSystems())
                .containsExactly(new ExternalSystem("unknown protocol", List.of(), List.of("PRICE_FEED_URL")));
    }

    @Test
    void namesEveryBlocker() {
        assertThat(module("catalog").blockers())
                .containsExactly(
                        new Blocker("no-remote-form", "Catalog has no @HttpExchange"),
                        new Blocker("no-remote-form", "Catalog.reserve has no mapping"),
                        new Blocker("event-without-name", "SoldOut has no @EventName"),
                        new Blocker("cycle", "catalog -> sales -> catalog"));
        assertThat(module("sales").blockers())
                .containsExactlyInAnyOrder(
                        new Blocker("listener-without-id", "a listener to SoldOut"),
                        new Blocker("cycle", "sales -> catalog -> sales"),
                        new Blocker("reach-in", "Till uses shop.catalog.internal.Secret"),
                        new Blocker("undeclared-dependency", "uses catalog, which it does not declare"),
                        new Blocker("shared-table", "V1__create.sql names catalog.shelf"),
                        new Blocker("shared-table", "Till has SQL that names catalog"),
                        new Blocker(
                                "call-in-transaction",
                                "Catalog.reserve is called inside a transaction, at Till.java:37"),
                        new Blocker(
                                "call-in-transaction",
                                "Catalog.price is called inside a transaction, at Till.java:54"));
    }

    @Test
    void scoresByTheFormula() {
        assertThat(module("catalog").score()).isEqualTo(new Score(7, "100 - 20 x 4 - 3 x 2 - 3 x 1 - 1 x 2 - 2 x 1"));
        assertThat(module("sales").score().points()).isZero();
    }

    @Test
    void measures() {
        var catalog = module("catalog");

        assertThat(catalog.classes()).isEqualTo(9);
        assertThat(catalog.lines()).isGreaterThan(60);
        assertThat(List.of(catalog.depth(), module("sales").depth())).containsExactly(1, 0);
    }

    private static ModuleReport module(String name) {
        return report.modules().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

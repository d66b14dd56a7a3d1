package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import app.NeedsModules;
import app.runtime.readiness.ModuleReport.Call;
import app.runtime.readiness.ModuleReport.ExternalSystem;
import app.runtime.readiness.ModuleReport.Listener;
import app.runtime.readiness.ModuleReport.Route;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the build found out about this application. */
class ReadinessReportTests {

    private final ReadinessReport report = ReadinessReport.ofThisBuild();

    @Test
    void hasEveryModule() {
        assertThat(report.modules())
                .extracting(ModuleReport::name)
                .isEqualTo(
                        Modules.discover().all().stream().map(AppModule::name).toList());
    }

    @NeedsModules({"billing", "orders"})
    @Test
    void knowsThatOrdersHasPaymentsRequested() {
        assertThat(module("orders").callsOut())
                .filteredOn(call -> call.method().equals("requestPayment"))
                .singleElement()
                .satisfies(call -> assertThat(call.sites())
                        .isNotEmpty()
                        .allMatch(site -> site.startsWith("PaymentRequester.java:")))
                .extracting(Call::to, Call::exchange)
                .containsExactly("billing", "POST /internal/billing/v1/payments");
    }

    @NeedsModules({"notifications", "orders"})
    @Test
    void followsAPortToWhoImplementsIt() {
        assertThat(module("notifications").callsIn())
                .extracting(Call::from, Call::facade)
                .containsExactly(tuple("orders", "OrderNotifications"));
    }

    @NeedsModules({"notifications", "orders"})
    @Test
    void knowsThatNotificationsListensToConfirmedOrders() {
        assertThat(module("notifications").listensTo())
                .contains(new Listener(
                        "notifications", "notifications.announce-confirmation", "orders.order-confirmed.v1"));
    }

    @NeedsModules("billing")
    @Test
    void knowsWhatBillingOwnsServesAndSpeaksTo() {
        var billing = module("billing");

        assertThat(billing.tables()).containsExactly("payment", "refund");
        assertThat(billing.routes()).contains(new Route("POST", "/v1/payments/{id}/refund"));
        assertThat(billing.externalSystems())
                .containsExactly(
                        new ExternalSystem("HTTP", List.of("PaymentProvider"), List.of("PAYMENT_PROVIDER_URL")));
    }

    @Test
    void findsNothingThatStopsALift() {
        assertThat(report.modules()).flatExtracting(ModuleReport::blockers).isEmpty();
    }

    private ModuleReport module(String name) {
        return report.modules().stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

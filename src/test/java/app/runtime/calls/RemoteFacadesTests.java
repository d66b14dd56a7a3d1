package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.billing.Billing;
import app.orders.OrderNotifications;
import app.orders.Orders;
import app.runtime.resilience.Dependencies;
import app.runtime.resilience.DependenciesForTests;
import app.runtime.resilience.ResilienceSettings;
import app.runtime.settings.SettingsBinder;
import app.runtime.topology.TopologySettings;
import app.users.Users;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;

@NeedsModules("orders")
class RemoteFacadesTests {

    @Test
    void takeThePlaceOfTheBeansOfModulesThatAreHostedElsewhere() {
        try (var process = process(Map.of(
                "MODULES", "orders",
                "USERS_URL", "http://users:8080",
                "BILLING_URL", "http://billing:8080",
                "INTERNAL_TOKEN", FacadeServer.TOKEN))) {
            assertThat(process.getBean(Users.class)).hasToString("Users of module users over HTTP");
            assertThat(process.getBean(Billing.class)).hasToString("Billing of module billing over HTTP");
            assertThat(process.getBeanProvider(Orders.class)).as("hosted here").isEmpty();
            assertThat(process.getBeanProvider(OrderNotifications.class))
                    .as("nobody says where")
                    .isEmpty();
        }
    }

    @Test
    void areNoneWhereAllModulesAreHosted() {
        try (var process = process(Map.of())) {
            assertThat(process.getBeanProvider(Users.class)).isEmpty();
            assertThat(process.getBeanProvider(OrderNotifications.class)).isEmpty();
        }
    }

    private static AnnotationConfigApplicationContext process(Map<String, Object> variables) {
        var context = new AnnotationConfigApplicationContext();
        var environment = context.getEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("variables", variables));
        context.registerBean(TopologySettings.class, () -> SettingsBinder.bind(environment, TopologySettings.class));
        context.registerBean(CallSettings.class, () -> SettingsBinder.bind(environment, CallSettings.class));
        context.registerBean(
                ResilienceSettings.class, () -> SettingsBinder.bind(environment, ResilienceSettings.class));
        context.registerBean(Dependencies.class, DependenciesForTests::fresh);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(SslBundles.class, DefaultSslBundleRegistry::new);
        context.register(CallClientConfiguration.class);
        context.refresh();
        return context;
    }
}

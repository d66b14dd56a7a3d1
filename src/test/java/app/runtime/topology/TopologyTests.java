package app.runtime.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import app.NeedsModules;
import app.billing.Billing;
import app.orders.OrderNotifications;
import app.runtime.settings.InvalidSettingsException;
import app.runtime.settings.SettingsBinder;
import app.users.Users;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

@NeedsModules
class TopologyTests {

    private static final String TOKEN = "a secret between processes that is long enough";

    @ParameterizedTest
    @ValueSource(strings = {"", " ", ","})
    void hostsEverythingUnlessToldOtherwise(String modules) {
        var all = Modules.of(environment(Map.of("MODULES", modules)));

        assertThat(all.hosted()).isEqualTo(all.all()).hasSize(4);
        assertThat(all.remote()).isEmpty();
    }

    @Test
    void hostsWhatItIsTold() {
        var modules = Modules.of(environment(Map.of("MODULES", " orders, users ")));

        assertThat(modules.hosted()).extracting(AppModule::name).containsExactly("orders", "users");
        assertThat(modules.remote()).extracting(AppModule::name).containsExactly("billing", "notifications");
        assertThat(modules.ownerOf(Users.class)).isPresent();
        assertThat(modules.ownerOf(Billing.class)).isEmpty();
    }

    @Test
    void refusesModulesThatDoNotExist() {
        assertThatExceptionOfType(UnknownModuleException.class)
                .isThrownBy(() -> Modules.of(environment(Map.of("MODULES", "orders,order,payments"))))
                .satisfies(refusal -> assertThat(refusal.sentence())
                        .contains("[order, payments]", "[billing, notifications, orders, users]"));
    }

    @Test
    void knowsWhichModuleServesAFacade() {
        assertThat(Facades.moduleOf(Users.class)).isEqualTo("users");
        assertThat(Facades.moduleOf(OrderNotifications.class)).isEqualTo("notifications");
        assertThat(Facades.isFacade(List.class)).isFalse();
    }

    @Test
    void refusesToStartWithoutWhatAHostedModuleNeeds() {
        assertThat(problems(Map.of("MODULES", "orders", "INTERNAL_TOKEN", TOKEN, "USERS_URL", "http://users")))
                .containsOnlyOnce("orders needs billing, which is neither hosted here nor addressed: set BILLING_URL to"
                        + " where it is, or add billing to MODULES")
                .noneMatch(problem -> problem.contains("USERS_URL") || problem.contains("NOTIFICATIONS_URL"));
    }

    @Test
    void doesNotNeedTheModulesThatItOnlyListensTo() {
        assertThat(problems(Map.of("MODULES", "notifications", "INTERNAL_TOKEN", TOKEN)))
                .noneMatch(problem -> problem.contains("needs"));
    }

    @Test
    void refusesAModuleThatIsHereAndElsewhere() {
        assertThat(problems(Map.of("BILLING_URL", "http://billing:8080")))
                .containsExactly("billing is hosted here, but BILLING_URL says that it is elsewhere: unset BILLING_URL,"
                        + " or take billing out of MODULES");
    }

    @Test
    void refusesRemoteModulesWithoutATokenBetweenProcesses() {
        assertThat(problems(Map.of("MODULES", "billing")))
                .anyMatch(problem -> problem.startsWith("INTERNAL_TOKEN is not set"));
        assertThat(problems(Map.of("INTERNAL_TOKEN", "short")))
                .containsExactly("INTERNAL_TOKEN must have at least 32 characters");
    }

    @Test
    void knowsWhereTheOthersAre() {
        var settings = new TopologySettings(List.of(), Map.of("billing", URI.create("http://billing")), List.of());

        assertThat(Modules.discover().all())
                .filteredOn(module -> settings.urlOf(module).isPresent())
                .extracting(AppModule::name)
                .containsExactly("billing");
    }

    private static List<String> problems(Map<String, String> variables) {
        var refusal = catchThrowableOfType(
                InvalidSettingsException.class, () -> SettingsBinder.check(environment(variables)));
        return refusal == null ? List.of() : refusal.problems();
    }

    private static Environment environment(Map<String, String> variables) {
        var all = new HashMap<String, Object>(variables);
        all.putIfAbsent("DATABASE_URL", "postgres://u:p@localhost/db");
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("given", all));
        return environment;
    }
}

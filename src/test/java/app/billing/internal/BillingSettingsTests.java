package app.billing.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.settings.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class BillingSettingsTests {

    /** After so long a delivery counts as lost, and is repeated. */
    private static final Duration LEASE = Duration.ofSeconds(30);

    @Test
    void needNothing() {
        var settings = bind(Map.of());

        assertThat(settings.providerUrl()).isNull();
        assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void keepACaptureShorterThanItsDelivery() {
        var settings = bind(Map.of("PAYMENT_PROVIDER_CONNECT_TIMEOUT", "4s", "PAYMENT_PROVIDER_TIMEOUT", "15s"));

        var longest = settings.connectTimeout().multipliedBy(2).plus(settings.responseTimeout());

        assertThat(longest).isLessThan(LEASE);
    }

    @Test
    void areRefusedInWordsThatDoNotRepeatASecret() {
        var wrong = Map.<String, Object>of(
                "PAYMENT_PROVIDER_URL", "nowhere",
                "PAYMENT_PROVIDER_API_KEY", "swordfish",
                "PAYMENT_PROVIDER_TIMEOUT", "16s",
                "PAYMENT_PROVIDER_CONNECTIONS", "0");

        assertThatThrownBy(() -> bind(wrong))
                .message()
                .contains("PAYMENT_PROVIDER_URL", "PAYMENT_PROVIDER_TIMEOUT", "PAYMENT_PROVIDER_CONNECTIONS")
                .doesNotContain("swordfish");
    }

    private static BillingSettings bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return SettingsBinder.bind(environment, BillingSettings.class);
    }
}

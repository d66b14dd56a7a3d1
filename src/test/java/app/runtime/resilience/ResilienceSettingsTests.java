package app.runtime.resilience;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.settings.SettingsBinder;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class ResilienceSettingsTests {

    @Test
    void needNothing() {
        var settings = bind(Map.of());

        assertThat(settings.circuitWindow()).isEqualTo(20);
        assertThat(settings.circuitFailurePercent()).isEqualTo(50);
        assertThat(settings.circuitSlowPercent()).isEqualTo(50);
        assertThat(settings.circuitProbes()).isEqualTo(3);
        assertThat(settings.retryBudgetPercent()).isEqualTo(20);
        assertThat(settings.remoteTimeout()).isLessThanOrEqualTo(settings.circuitSlowCall());
    }

    @Test
    void letNoCallTakeLongerThanASlowOne() {
        assertThatThrownBy(() -> bind(Map.of("REMOTE_TIMEOUT", "4s")))
                .hasMessageContaining("REMOTE_TIMEOUT must not be longer than CIRCUIT_SLOW_CALL");
        assertThat(bind(Map.of("REMOTE_TIMEOUT", "4s", "CIRCUIT_SLOW_CALL", "4s"))
                        .remoteTimeout())
                .isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void refusePausesThatBeginAboveTheirCap() {
        assertThatThrownBy(() -> bind(Map.of("RETRY_BASE", "2s")))
                .hasMessageContaining("RETRY_BASE must not be longer than RETRY_CAP");
    }

    private static ResilienceSettings bind(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return SettingsBinder.bind(environment, ResilienceSettings.class);
    }
}

package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.settings.SettingsBinder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

class LifecycleSettingsTests {

    @Test
    void haveTheDefaultsThatSpringBootIsTold() throws IOException {
        var environment = new StandardEnvironment();
        new YamlPropertySourceLoader()
                .load("application", new ClassPathResource("application.yaml"))
                .forEach(environment.getPropertySources()::addLast);
        var settings = SettingsBinder.bind(environment, LifecycleSettings.class);

        assertThat(environment.getRequiredProperty("server.port", Integer.class))
                .isEqualTo(settings.port());
        assertThat(environment.getRequiredProperty("management.server.port", Integer.class))
                .isEqualTo(settings.managementPort());
        assertThat(environment.getRequiredProperty("spring.application.name")).isEqualTo(settings.serviceName());
    }

    @Test
    void keepMetricsOffThePortOfTheApi() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("PORT", "9000", "MANAGEMENT_PORT", "9000")));

        assertThatThrownBy(() -> SettingsBinder.bind(environment, LifecycleSettings.class))
                .hasMessage("MANAGEMENT_PORT must not be PORT: metrics are not for the public");
    }
}

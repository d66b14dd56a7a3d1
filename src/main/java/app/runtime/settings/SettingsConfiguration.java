package app.runtime.settings;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** For a context that was started without {@link SettingsInitializer}, as tests do. */
@Configuration(proxyBeanMethods = false)
class SettingsConfiguration {

    @Bean
    @ConditionalOnMissingBean
    static SettingsRegistration settingsRegistration(Environment environment) {
        return new SettingsRegistration(environment);
    }
}

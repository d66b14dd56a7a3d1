package app.runtime.settings;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Binds the settings before the context reads its first configuration class. Spring Boot's own conditions look at some
 * of the variables, and what is wrong with those is to be said together with all the rest.
 */
public final class SettingsInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var registration = new SettingsRegistration(context.getEnvironment());
        context.getBeanFactory().registerSingleton(SettingsRegistration.class.getName(), registration);
    }
}

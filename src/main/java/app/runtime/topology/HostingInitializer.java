package app.runtime.topology;

import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/** Has every context of the application wire the hosted modules alone; registered in {@code spring.factories}. */
final class HostingInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        context.getBeanFactory()
                .registerSingleton(NotHostedHere.class.getName(), new NotHostedHere(context.getEnvironment()));
    }
}

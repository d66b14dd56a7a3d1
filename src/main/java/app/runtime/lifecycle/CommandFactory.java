package app.runtime.lifecycle;

import app.runtime.settings.SettingsInitializer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanUtils;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.stereotype.Component;
import picocli.CommandLine;

/**
 * Makes the command that runs. One that is a Spring component comes from a context without web server and without event
 * delivery, in which only what the command needs is made; any other has a constructor that takes the environment, or
 * nothing.
 */
final class CommandFactory implements CommandLine.IFactory, AutoCloseable {

    private final Class<?> application;
    private @Nullable ConfigurableApplicationContext context;

    CommandFactory(Class<?> application) {
        this.application = application;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (!AdminCommand.class.isAssignableFrom(type)) {
            return CommandLine.defaultFactory().create(type);
        }
        return type.isAnnotationPresent(Component.class) ? context().getBean(type) : construct(type);
    }

    @Override
    public void close() {
        if (context != null) {
            context.close();
        }
    }

    private ConfigurableApplicationContext context() {
        if (context == null) {
            var spring = new SpringApplication(application);
            spring.setWebApplicationType(WebApplicationType.NONE);
            spring.setLazyInitialization(true);
            spring.addInitializers(new SettingsInitializer());
            spring.setDefaultProperties(Map.of("app.command", "true"));
            context = spring.run();
        }
        return context;
    }

    private static <K> K construct(Class<K> type) throws NoSuchMethodException {
        var takesEnvironment = Arrays.stream(type.getDeclaredConstructors())
                .anyMatch(constructor ->
                        Arrays.equals(constructor.getParameterTypes(), new Class<?>[] {Environment.class}));
        return takesEnvironment
                ? BeanUtils.instantiateClass(type.getDeclaredConstructor(Environment.class), new StandardEnvironment())
                : BeanUtils.instantiateClass(type.getDeclaredConstructor());
    }
}

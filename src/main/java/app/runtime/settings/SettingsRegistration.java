package app.runtime.settings;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.Ordered;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/** Makes every settings record a bean, before any other bean is made: what is wrong ends the start at once. */
final class SettingsRegistration implements BeanDefinitionRegistryPostProcessor, PriorityOrdered {

    private static final Logger log = LoggerFactory.getLogger(SettingsRegistration.class);

    private final Environment environment;

    SettingsRegistration(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        SettingsBinder.bindAll(environment).forEach((type, settings) -> register(registry, type, settings));
        new SettingsCatalogue(environment).warnings().forEach(log::warn);
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static <T extends Record> void register(BeanDefinitionRegistry registry, Class<T> type, Record settings) {
        registry.registerBeanDefinition(type.getName(), new RootBeanDefinition(type, () -> type.cast(settings)));
    }
}

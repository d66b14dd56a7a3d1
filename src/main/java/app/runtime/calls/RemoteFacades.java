package app.runtime.calls;

import app.runtime.topology.AppModule;
import app.runtime.topology.Facades;
import app.runtime.topology.Modules;
import app.runtime.topology.TopologySettings;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.core.env.Environment;

/**
 * Puts a client in the place of every bean that is missing because its module is hosted elsewhere. Where nobody says
 * where, there is no bean either: whoever can do without asks for an {@code ObjectProvider}.
 */
final class RemoteFacades implements BeanDefinitionRegistryPostProcessor {

    private final Environment environment;

    RemoteFacades(Environment environment) {
        this.environment = environment;
    }

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        var modules = Modules.of(environment);
        if (modules.remote().isEmpty()) {
            return;
        }
        var beans = (ListableBeanFactory) registry;
        var addressed = modules.remote().stream()
                .filter(module ->
                        beans.getBean(TopologySettings.class).urlOf(module).isPresent())
                .map(AppModule::name)
                .collect(Collectors.toSet());
        FacadeScan.facades(modules).stream()
                .filter(facade -> addressed.contains(Facades.moduleOf(facade)))
                .forEach(facade -> register(registry, beans, facade));
    }

    private static <F> void register(BeanDefinitionRegistry registry, ListableBeanFactory beans, Class<F> facade) {
        var client = new RootBeanDefinition(
                facade, () -> beans.getBean(FacadeClients.class).clientOf(facade));
        registry.registerBeanDefinition(facade.getName() + " over HTTP", client);
    }
}

package app.runtime.calls;

import app.runtime.topology.AppModule;
import app.runtime.topology.Facades;
import app.runtime.topology.Modules;
import app.runtime.topology.TopologySettings;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Serves the facades of the hosted modules, where an internal token says who may call them. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class CallServerConfiguration {

    /** No candidate for those who ask for Spring's own one. */
    @Bean(defaultCandidate = false)
    FacadeMapping facadeMapping(Modules modules, TopologySettings settings) {
        return new FacadeMapping(settings.internalTokens().isEmpty() ? List.of() : servedBy(modules));
    }

    @Bean(defaultCandidate = false)
    FacadeAdapter facadeAdapter(@Qualifier("facadeMapping") FacadeMapping mapping) {
        return new FacadeAdapter(mapping);
    }

    private static List<Class<?>> servedBy(Modules modules) {
        var hosted = modules.hosted().stream().map(AppModule::name).collect(Collectors.toSet());
        return FacadeScan.facades(modules).stream()
                .filter(facade -> hosted.contains(Facades.moduleOf(facade)))
                .toList();
    }
}

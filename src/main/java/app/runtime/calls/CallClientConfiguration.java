package app.runtime.calls;

import app.runtime.resilience.Dependencies;
import app.runtime.resilience.ResilienceSettings;
import app.runtime.topology.TopologySettings;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.env.Environment;

/** Clients for the facades of modules that are hosted elsewhere. */
@Configuration(proxyBeanMethods = false)
class CallClientConfiguration {

    @Bean
    static RemoteFacades remoteFacades(Environment environment) {
        return new RemoteFacades(environment);
    }

    @Bean
    @Lazy
    FacadeClients facadeClients(
            TopologySettings topology,
            CallSettings settings,
            ResilienceSettings resilience,
            Dependencies dependencies,
            MeterRegistry registry,
            SslBundles bundles) {
        var bundle = settings.sslBundle();
        var trust = bundle == null ? null : bundles.getBundle(bundle);
        return new FacadeClients(
                topology.moduleUrls(),
                location -> new Connections(location, resilience.bulkheadCalls(), settings.connectTimeout(), trust),
                topology.internalTokens().getFirst(),
                dependencies,
                new CallTimer(registry));
    }
}

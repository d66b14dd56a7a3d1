package app.runtime.calls;

import app.runtime.resilience.DependenciesForTests;
import app.runtime.topology.Facades;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.ssl.SslBundle;

/** Clients as a process has them that does not host the module. */
public final class Client {

    private Client() {}

    static <F> F of(Class<F> facade, URI location) {
        return of(facade, location, FacadeServer.TOKEN);
    }

    /** Of any facade, by the internal token. */
    public static <F> F of(Class<F> facade, URI location, String token) {
        return of(facade, location, token, new SimpleMeterRegistry(), null);
    }

    static <F> F of(Class<F> facade, URI location, String token, MeterRegistry registry, SslBundle trust) {
        return new FacadeClients(
                        Map.of(Facades.moduleOf(facade), location),
                        address -> new Connections(address, 8, Duration.ofSeconds(1), trust),
                        token,
                        DependenciesForTests.fresh(),
                        new CallTimer(registry))
                .clientOf(facade);
    }
}

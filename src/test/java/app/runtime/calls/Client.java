package app.runtime.calls;

import app.runtime.resilience.Dependencies;
import app.runtime.topology.Facades;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Clients as a process has them that does not host the module. */
final class Client {

    private static final CallSettings SETTINGS = new CallSettings(Duration.ofSeconds(10), Duration.ofSeconds(1), null);

    private Client() {}

    static <F> F of(Class<F> facade, URI location) {
        return of(facade, location, FacadeServer.TOKEN, new SimpleMeterRegistry());
    }

    static <F> F of(Class<F> facade, URI location, String token, MeterRegistry registry) {
        return new FacadeClients(
                        Map.of(Facades.moduleOf(facade), location),
                        token,
                        SETTINGS,
                        new Dependencies(),
                        new CallTimer(registry),
                        null)
                .clientOf(facade);
    }
}

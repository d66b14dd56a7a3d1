package app.runtime.calls;

import app.runtime.resilience.Dependencies;
import app.runtime.topology.Facades;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of facades whose modules other processes host. The facades of one module share its connections. */
final class FacadeClients implements DisposableBean {

    private final Map<String, URI> locations;
    private final String internalToken;
    private final CallSettings settings;
    private final Dependencies dependencies;
    private final CallTimer timer;
    private final @Nullable SslBundle trust;
    private final Map<String, Connections> connections = new ConcurrentHashMap<>();

    /** @param locations by the name of the module */
    FacadeClients(
            Map<String, URI> locations,
            String internalToken,
            CallSettings settings,
            Dependencies dependencies,
            CallTimer timer,
            @Nullable SslBundle trust) {
        this.locations = Map.copyOf(locations);
        this.internalToken = internalToken;
        this.settings = settings;
        this.dependencies = dependencies;
        this.timer = timer;
        this.trust = trust;
    }

    <F> F clientOf(Class<F> facade) {
        var module = Facades.moduleOf(facade);
        return HttpServiceProxyFactory.builder()
                .exchangeAdapter(exchange(module))
                .conversionService(WireConversions.shared())
                .httpRequestValuesProcessor((method, _, _, request) ->
                        Operation.of(module, method, request.getHttpMethod()).describe(request))
                .build()
                .createClient(facade);
    }

    @Override
    public void destroy() throws Exception {
        for (var each : List.copyOf(connections.values())) {
            each.close();
        }
    }

    private RemoteExchange exchange(String module) {
        var client = connections.computeIfAbsent(module, this::connect).client();
        return new RemoteExchange(client, dependencies.named(module), timer, internalToken, settings.timeout());
    }

    private Connections connect(String module) {
        var location = locations.get(module);
        if (location == null) {
            throw new IllegalStateException("Nobody said where module " + module + " is");
        }
        return new Connections(location, settings.connectTimeout(), trust);
    }
}

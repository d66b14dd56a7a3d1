package app.runtime.calls;

import app.runtime.resilience.Dependencies;
import app.runtime.topology.Facades;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/** Makes clients of facades whose modules other processes host. The facades of one module share its connections. */
final class FacadeClients implements DisposableBean {

    private final Map<String, URI> locations;
    private final Function<URI, Connections> connect;
    private final String internalToken;
    private final Dependencies dependencies;
    private final CallTimer timer;
    private final Map<String, Connections> connections = new ConcurrentHashMap<>();

    /** @param locations by the name of the module */
    FacadeClients(
            Map<String, URI> locations,
            Function<URI, Connections> connect,
            String internalToken,
            Dependencies dependencies,
            CallTimer timer) {
        this.locations = Map.copyOf(locations);
        this.connect = connect;
        this.internalToken = internalToken;
        this.dependencies = dependencies;
        this.timer = timer;
    }

    <F> F clientOf(Class<F> facade) {
        var module = Facades.moduleOf(facade);
        return HttpServiceProxyFactory.builder()
                .exchangeAdapter(exchange(module))
                .conversionService(WireConversions.shared())
                .httpRequestValuesProcessor((method, _, _, request) ->
                        Operation.of(module, method, request.getHttpMethod()).describe(request))
                .proxyFactoryCustomizer((proxy, type) -> proxy.addAdvice(0, new Name(type, module)))
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
        return new RemoteExchange(client, dependencies.named(module), timer, internalToken);
    }

    private Connections connect(String module) {
        var location = locations.get(module);
        if (location == null) {
            throw new IllegalStateException("Nobody said where module " + module + " is");
        }
        return connect.apply(location);
    }

    /** What a client says of itself: Spring's proxy would take {@code toString} for a method without a mapping. */
    private record Name(Class<?> facade, String module) implements MethodInterceptor {

        @Override
        public @Nullable Object invoke(MethodInvocation call) throws Throwable {
            return call.getMethod().getName().equals("toString")
                            && call.getMethod().getParameterCount() == 0
                    ? facade.getSimpleName() + " of module " + module + " over HTTP"
                    : call.proceed();
        }
    }
}

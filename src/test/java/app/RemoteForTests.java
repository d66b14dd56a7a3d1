package app;

import app.billing.Billing;
import app.runtime.context.Deadline;
import app.runtime.resilience.Dependencies;
import app.runtime.resilience.DependencyUnavailableException;
import app.users.Users;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;

/**
 * Lets orders call users and billing as if they were far away: through their {@link app.runtime.resilience.Dependency},
 * and over whatever a test makes of the network in between.
 */
final class RemoteForTests implements ApplicationContextInitializer<GenericApplicationContext> {

    @Override
    public void initialize(GenericApplicationContext context) {
        connect(context, Users.class, "users");
        connect(context, Billing.class, "billing");
    }

    private static <F> void connect(GenericApplicationContext context, Class<F> facade, String module) {
        var network = new Network();
        var proxy = "remote" + facade.getSimpleName();
        context.getBeanFactory().registerSingleton(module + "Network", network);
        context.registerBean(
                proxy,
                facade,
                () -> {
                    var implementation = Arrays.stream(context.getBeanNamesForType(facade))
                            .filter(name -> !name.equals(proxy))
                            .findFirst()
                            .orElseThrow();
                    return remote(
                            facade,
                            context.getBean(implementation, facade),
                            module,
                            network,
                            context.getBean(Dependencies.class));
                },
                definition -> definition.setPrimary(true));
    }

    private static <F> F remote(
            Class<F> facade, F implementation, String module, Network network, Dependencies dependencies) {
        return facade.cast(Proxy.newProxyInstance(
                facade.getClassLoader(),
                new Class<?>[] {facade},
                (_, method, arguments) -> dependencies.named(module).callIdempotent(() -> {
                    network.pass(module);
                    return invoke(implementation, method, arguments);
                })));
    }

    private static Object invoke(Object implementation, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** What lies between two processes. */
    static final class Network {

        private enum Condition {
            FINE,
            SILENT,
            CUT
        }

        private final AtomicReference<Condition> condition = new AtomicReference<>(Condition.FINE);
        private final ServerSocket silent = listen();

        void isFine() {
            condition.set(Condition.FINE);
        }

        /** Whoever is called takes the connection and never says anything. */
        void isSilent() {
            condition.set(Condition.SILENT);
        }

        /** Connections are refused. */
        void isCut() {
            condition.set(Condition.CUT);
        }

        void pass(String module) {
            switch (condition.get()) {
                case FINE -> {}
                case SILENT -> hang();
                case CUT ->
                    throw new DependencyUnavailableException(
                            module, Duration.ofSeconds(1), "refuses connections", null);
            }
        }

        private void hang() {
            var deadline = Deadline.current().orElseThrow();
            try (var socket = new Socket(silent.getInetAddress(), silent.getLocalPort())) {
                socket.setSoTimeout(
                        Math.toIntExact(Math.max(1, deadline.remaining().toMillis())));
                var answer = socket.getInputStream().read();
                throw new IllegalStateException("The silent one said " + answer);
            } catch (SocketTimeoutException late) {
                throw new UncheckedIOException(late);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }

        /** Nobody accepts: the connections wait in the queue of the operating system. */
        private static ServerSocket listen() {
            try {
                return new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress());
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
        }
    }
}

package app.runtime.lifecycle;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.concurrent.Semaphore;

/**
 * Receives SIGTERM and SIGINT, so that the process can end in order and exit 0, where the JVM would exit 143.
 *
 * <p>The JDK's only door to signals is {@code sun.misc.Signal}. It is supported (module {@code jdk.unsupported}), but
 * naming it at compile time is a warning that can't be suppressed.
 */
final class Signals {

    private final Semaphore received = new Semaphore(0);

    private Signals() {}

    /** From now on these signals do not end the process by themselves. */
    static Signals intercept() {
        var signals = new Signals();
        signals.intercept("TERM");
        signals.intercept("INT");
        return signals;
    }

    /** One permit for every signal that arrived. */
    Semaphore received() {
        return received;
    }

    private void intercept(String name) {
        try {
            var signal = Class.forName("sun.misc.Signal");
            var handler = Class.forName("sun.misc.SignalHandler");
            var receiver = Proxy.newProxyInstance(getClass().getClassLoader(), new Class<?>[] {handler}, receive());
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(name), receiver);
        } catch (ReflectiveOperationException absent) {
            throw new IllegalStateException("SIG" + name + " can't be handled: is jdk.unsupported missing?", absent);
        }
    }

    private InvocationHandler receive() {
        return (proxy, method, arguments) -> {
            received.release();
            return null;
        };
    }
}

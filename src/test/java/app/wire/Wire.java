package app.wire;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Locale;

/** What lies between a facade and whoever calls it, in this run of the tests: nothing, JSON, or a repetition. */
public enum Wire {
    DIRECT,
    JSON,
    TWICE;

    /** The one of this run, from the system property {@code calls}. */
    public static Wire ofThisRun() {
        return valueOf(System.getProperty("calls", "direct").toUpperCase(Locale.ROOT));
    }

    /** For tests of one module, where nothing happens that the test does not do itself. */
    public static <F> F through(Class<F> facade, F implementation) {
        return ofThisRun().connect(facade, implementation, World.STANDS_STILL);
    }

    /** For tests of the whole application, where listeners and other requests are at work too. */
    static <F> F amongOthers(Class<F> facade, F implementation) {
        return ofThisRun().connect(facade, implementation, World.MOVES_ON);
    }

    <F> F connect(Class<F> facade, F implementation, World world) {
        return switch (this) {
            case DIRECT -> implementation;
            case JSON -> proxy(facade, implementation, watched(new JsonCalls(), world));
            case TWICE -> proxy(facade, implementation, watched(new RepeatedCalls(world), world));
        };
    }

    /** In the whole application a failure may end in a log: it is remembered for {@link NothingIsLost}. */
    private static Calls watched(Calls calls, World world) {
        return world == World.MOVES_ON ? FacadeCalls.remembering(calls) : calls;
    }

    private static <F> F proxy(Class<F> facade, F implementation, Calls calls) {
        InvocationHandler handler = (_, method, arguments) -> method.getDeclaringClass() == Object.class
                ? ofObject(implementation, method, arguments)
                : calls.make(new FacadeMethod(facade, method, implementation), values(arguments));
        return facade.cast(Proxy.newProxyInstance(facade.getClassLoader(), new Class<?>[] {facade}, handler));
    }

    private static Object[] values(Object[] arguments) {
        return arguments == null ? new Object[0] : arguments;
    }

    private static Object ofObject(Object implementation, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(implementation, arguments);
        } catch (InvocationTargetException failed) {
            throw failed.getCause();
        }
    }

    /** How a call is made. */
    @FunctionalInterface
    interface Calls {

        Object make(FacadeMethod method, Object[] arguments) throws Throwable;
    }

    /** Whether something else can happen between two calls. */
    enum World {
        STANDS_STILL,
        MOVES_ON
    }
}

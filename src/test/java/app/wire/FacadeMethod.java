package app.wire;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A method of a facade, and who implements it. */
record FacadeMethod(Class<?> facade, Method method, Object implementation) {

    /** As {@code Billing.refund}. */
    String name() {
        return facade.getSimpleName() + "." + method.getName();
    }

    /** An error is no answer: it is the test that fails. */
    Answer call(Object... arguments) {
        FacadeCalls.count(name());
        try {
            method.setAccessible(true);
            return new Answer.Returned(method.invoke(implementation, arguments));
        } catch (InvocationTargetException failed) {
            return switch (failed.getCause()) {
                case Error error -> throw error;
                case IllegalArgumentException misuse -> new Answer.Misuse(misuse);
                case IllegalStateException misuse -> new Answer.Misuse(misuse);
                case Throwable breakage -> new Answer.Breakage(breakage);
            };
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

package app.wire;

import app.runtime.context.DeadlineExceededException;
import app.runtime.json.Json;
import app.runtime.topology.Modules;

/**
 * Makes a call as a remote caller would: arguments, result and misuse travel as JSON. Misuse comes back as the same
 * exception, and so does the end of the time that the caller gave; any other breakage as no more than the fact.
 */
final class JsonCalls implements Wire.Calls {

    private static final String BASE = Modules.basePackage() + ".";
    private static final String RUNTIME = BASE + "runtime.";

    @Override
    public Object make(FacadeMethod method, Object[] arguments) throws Throwable {
        var copies = new Object[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            copies[i] = JsonTrip.ofArgument(method, i).travel(arguments[i]);
        }
        var answer = method.call(copies);
        for (var i = 0; i < arguments.length; i++) {
            requireUntouched(method, i, arguments[i], copies[i]);
        }
        return back(method, answer).give();
    }

    private static void requireUntouched(FacadeMethod method, int index, Object sent, Object received) {
        var trip = JsonTrip.ofArgument(method, index);
        if (!trip.write(sent).equals(trip.write(received))) {
            throw new LostOnTheWire(
                    method,
                    "it changes %s, which its caller holds too: %s became %s".formatted(trip.what(), sent, received),
                    "leave arguments alone and answer what is new as the result");
        }
    }

    private static Answer back(FacadeMethod method, Answer answer) {
        return switch (answer) {
            case Answer.Returned(var value) ->
                method.method().getReturnType() == void.class
                        ? answer
                        : new Answer.Returned(JsonTrip.ofResult(method).travel(value));
            case Answer.Misuse(var exception) -> new Answer.Misuse(misuse(method, exception));
            case Answer.Breakage(var exception) -> new Answer.Breakage(breakage(method, exception));
        };
    }

    private static RuntimeException misuse(FacadeMethod method, RuntimeException thrown) {
        var json = Json.mapper().writeValueAsString(new Fault(thrown.getClass().getSimpleName(), thrown.getMessage()));
        var fault = Json.mapper().readValue(json, Fault.class);
        if (thrown.getClass() == IllegalArgumentException.class) {
            return new IllegalArgumentException(fault.message());
        }
        if (thrown.getClass() == IllegalStateException.class) {
            return new IllegalStateException(fault.message());
        }
        throw lostType(method, thrown);
    }

    private static Throwable breakage(FacadeMethod method, Throwable thrown) {
        if (thrown instanceof DeadlineExceededException) {
            return new DeadlineExceededException(thrown.getMessage());
        }
        var name = thrown.getClass().getName();
        if (!(thrown instanceof RuntimeException) || (name.startsWith(BASE) && !name.startsWith(RUNTIME))) {
            throw lostType(method, thrown);
        }
        return new BrokenCallException(method.name(), thrown);
    }

    private static LostOnTheWire lostType(FacadeMethod method, Throwable thrown) {
        return new LostOnTheWire(
                method,
                "the type of the exception %s does not reach the caller".formatted(thrown),
                "answer a refusal as a case of a sealed result, and misuse as IllegalArgumentException or"
                        + " IllegalStateException itself",
                thrown);
    }

    /** What travels of an exception. */
    record Fault(String type, String message) {}
}

package app.wire;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Objects;

/** How a call ended. */
sealed interface Answer {

    /** @param value null if the method returns nothing */
    record Returned(Object value) implements Answer {}

    /** The caller's fault: an {@link IllegalArgumentException} or an {@link IllegalStateException}. */
    record Misuse(RuntimeException exception) implements Answer {}

    /** Neither the caller's fault nor an answer. */
    record Breakage(Throwable exception) implements Answer {}

    /** What the caller sees. */
    default Object give() throws Throwable {
        return switch (this) {
            case Returned(var value) -> value;
            case Misuse(var exception) -> throw exception;
            case Breakage(var exception) -> throw exception;
        };
    }

    /**
     * Whether this may be said to a caller who was given the other one before. A component {@code boolean replayed}
     * says that an answer is a repetition, as the header {@code Idempotency-Replayed} does, and is no difference.
     */
    default boolean repeats(Answer earlier) {
        return switch (this) {
            case Returned(var value) -> earlier instanceof Returned(var before) && isSame(before, value);
            case Misuse(var exception) ->
                earlier instanceof Misuse(var before)
                        && before.getClass() == exception.getClass()
                        && Objects.equals(before.getMessage(), exception.getMessage());
            case Breakage _ -> false;
        };
    }

    private static boolean isSame(Object before, Object now) {
        if (!(before instanceof Record) || now == null || before.getClass() != now.getClass()) {
            return Objects.equals(before, now);
        }
        return Arrays.stream(before.getClass().getRecordComponents())
                .filter(component -> !saysWhetherReplayed(component))
                .allMatch(component -> Objects.equals(value(component, before), value(component, now)));
    }

    private static boolean saysWhetherReplayed(RecordComponent component) {
        return component.getName().equals("replayed") && component.getType() == boolean.class;
    }

    private static Object value(RecordComponent component, Object owner) {
        try {
            component.getAccessor().setAccessible(true);
            return component.getAccessor().invoke(owner);
        } catch (ReflectiveOperationException broken) {
            throw new IllegalStateException(broken);
        }
    }
}

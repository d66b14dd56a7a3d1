package app.wire;

import java.util.stream.IntStream;

/**
 * Makes every call twice, the second time with equal arguments that are other objects, as when an answer got lost and
 * the caller asks again. Every method of a facade has to stand that: callers retry. The second answer must be the
 * first; where the world moves on between two calls, the third must be the second. A breakage is no answer.
 */
record RepeatedCalls(Wire.World world) implements Wire.Calls {

    @Override
    public Object make(FacadeMethod method, Object[] arguments) throws Throwable {
        var first = method.call(arguments);
        if (!(first instanceof Answer.Breakage)) {
            var again = method.call(copiesOf(method, arguments));
            if (!again.repeats(first)) {
                judge(method, first, again, method.call(arguments));
            }
        }
        return first.give();
    }

    private void judge(FacadeMethod method, Answer first, Answer again, Answer third) {
        if (world == Wire.World.MOVES_ON && third.repeats(again)) {
            return;
        }
        if (third.repeats(first)) {
            throw new LostOnTheWire(
                    method,
                    "it answers %s to its arguments, but %s to others that are equal".formatted(first, again),
                    "compare with equals, never with ==: what arrives is always another object");
        }
        throw new LostOnTheWire(
                method,
                "it is not idempotent: asked twice for the same, it answers %s and then %s".formatted(first, again),
                "remember the first answer by a key in the command, in the transaction that does the work");
    }

    /** What cannot travel is what the run with JSON finds. */
    private static Object[] copiesOf(FacadeMethod method, Object[] arguments) {
        return IntStream.range(0, arguments.length)
                .mapToObj(i -> {
                    try {
                        return JsonTrip.ofArgument(method, i).travel(arguments[i]);
                    } catch (LostOnTheWire _) {
                        return arguments[i];
                    }
                })
                .toArray();
    }
}

import java.util.Map;

/**
 * A step of the walk and how the customers fared meanwhile.
 *
 * @param at when it began, in milliseconds since 1970
 * @param gap the longest time without an answered request, in milliseconds
 * @param notes what the step has to say itself, by name
 */
record Step(
        String name,
        long at,
        long seconds,
        int requests,
        int failed,
        double p50,
        double p99,
        double max,
        long gap,
        Map<String, Object> notes) {}

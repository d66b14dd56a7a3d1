package app.runtime.context;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The content of a W3C {@code traceparent} header, level 1. */
record TraceContext(String traceId, String spanId, String flags) {

    private static final Pattern VERSION_00 = Pattern.compile("00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})");
    /** A later version may only append fields to those of version 00; version ff is forbidden. */
    private static final Pattern LATER_VERSION =
            Pattern.compile("(?!00|ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-.*)?");

    private static final String NO_TRACE = "0".repeat(32);
    private static final String NO_SPAN = "0".repeat(16);
    /** Nothing here records spans, and the flag must not claim it. */
    private static final String NOT_SAMPLED = "00";

    static @Nullable TraceContext parse(@Nullable String header) {
        if (header == null) {
            return null;
        }
        var matcher = VERSION_00.matcher(header);
        if (!matcher.matches() && !matcher.usePattern(LATER_VERSION).matches()) {
            return null;
        }
        var context = new TraceContext(matcher.group(1), matcher.group(2), matcher.group(3));
        return context.traceId.equals(NO_TRACE) || context.spanId.equals(NO_SPAN) ? null : context;
    }

    /** A new span in the trace of the parent, or in a new one if there is no valid parent. */
    static TraceContext childOf(@Nullable String parent) {
        var context = parse(parent);
        return context == null
                ? new TraceContext(randomHex() + randomHex(), randomHex(), NOT_SAMPLED)
                : new TraceContext(context.traceId, randomHex(), context.flags);
    }

    String header() {
        return "00-" + traceId + "-" + spanId + "-" + flags;
    }

    /** 16 digits that are not all zero. */
    private static String randomHex() {
        long bits = 0;
        while (bits == 0) {
            bits = ThreadLocalRandom.current().nextLong();
        }
        return HexFormat.of().toHexDigits(bits);
    }
}

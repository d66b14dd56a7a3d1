package app.runtime.context;

import app.runtime.UuidV7;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * What ties log lines, calls and events to the request that caused them. It is stored with every event, so that a retry
 * a day later still belongs to its request.
 *
 * <p>While it is bound to a thread, every log line carries it as {@code correlation_id}, {@code trace_id} and
 * {@code span_id}.
 *
 * @param id the correlation id, sent by the client or made here
 * @param traceparent W3C trace context of the current span
 */
public record Correlation(String id, @Nullable String traceparent) {

    private static final ScopedValue<Correlation> CURRENT = ScopedValue.newInstance();

    /** A correlation that nobody sent: a new id, and a new trace once it is run. */
    public static Correlation fresh() {
        return new Correlation(UuidV7.next().toString(), null);
    }

    /** What the current thread works for, if anything. */
    public static Optional<Correlation> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Like {@link #call}, for an action that answers nothing. */
    public static void run(Correlation correlation, Runnable action) {
        call(correlation, () -> {
            action.run();
            return true;
        });
    }

    /**
     * Does the action on behalf of a correlation that was sent or stored: bound while it lasts is a new span, which is
     * a child of the one in {@link #traceparent()}, or starts a new trace if that is absent or invalid.
     */
    public static <R, X extends Throwable> R call(
            Correlation correlation, ScopedValue.CallableOp<? extends R, X> action) throws X {
        var trace = TraceContext.childOf(correlation.traceparent);
        var outer = CURRENT.isBound() ? TraceContext.parse(CURRENT.get().traceparent) : null;
        try {
            describe(correlation.id, trace);
            return ScopedValue.where(CURRENT, new Correlation(correlation.id, trace.header()))
                    .call(action);
        } finally {
            if (outer == null) {
                forget();
            } else {
                describe(CURRENT.get().id, outer);
            }
        }
    }

    private static void describe(String id, TraceContext trace) {
        MDC.put("correlation_id", id);
        MDC.put("trace_id", trace.traceId());
        MDC.put("span_id", trace.spanId());
    }

    private static void forget() {
        MDC.remove("correlation_id");
        MDC.remove("trace_id");
        MDC.remove("span_id");
    }
}

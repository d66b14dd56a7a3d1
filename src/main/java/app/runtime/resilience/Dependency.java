package app.runtime.resilience;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;

/**
 * Something that is called over a network and may be slow, broken or gone. Work runs on the thread of its caller and is
 * not interrupted: it must end by {@link Deadline#current()}, which is set while it runs and is never later than the
 * caller's.
 *
 * <p>An exception of the work reaches the caller as it is. It counts as a failure of the dependency unless it is an
 * {@link IllegalArgumentException} or {@link IllegalStateException} (misuse), or says that <em>another</em> dependency
 * is unavailable, or only says that a caller with little time gave up. A {@link DeadlineExceededException} becomes a
 * {@link DependencyUnavailableException} while the caller has time left: it was the dependency that took too long. An
 * answer, whatever it says, is a success: a refusal by the business is a result.
 */
public final class Dependency {

    private final Gate gate;
    private final Retries retries;

    Dependency(Gate gate, Retries retries) {
        this.gate = gate;
        this.retries = retries;
    }

    public String name() {
        return gate.dependency();
    }

    /**
     * Does the work once, or not at all.
     *
     * @throws DependencyUnavailableException without doing it, while the dependency is left alone because too many of
     *     the last calls failed or were slow, or when as many calls as it may get are running
     * @throws DeadlineExceededException without doing it, if the caller's time is over
     */
    public <T, X extends Throwable> T call(ScopedValue.CallableOp<? extends T, X> work) throws X {
        return gate.call(retries.budget()::payIn, work);
    }

    /**
     * Does the work, and again if that failed: after a pause, so often as the settings say, as long as the caller's
     * deadline (or, without one, the time of one call) leaves time, and as long as retries are a small part of all
     * calls. Only for what may happen twice.
     *
     * @throws DependencyUnavailableException as {@link #call}
     * @throws DeadlineExceededException as {@link #call}
     */
    public <T, X extends Throwable> T callIdempotent(ScopedValue.CallableOp<? extends T, X> work) throws X {
        var deadline = Deadline.current().orElseGet(() -> Deadline.in(gate.timeout()));
        return Deadline.call(deadline, () -> withRetries(work, deadline));
    }

    private <T, X extends Throwable> T withRetries(ScopedValue.CallableOp<? extends T, X> work, Deadline deadline)
            throws X {
        Runnable admitted = retries.budget()::payIn;
        for (var attempts = 1; ; attempts++) {
            try {
                return gate.call(admitted, work);
            } catch (Throwable failure) {
                if (!isToBeRepeated(failure) || !retries.pauseAfter(attempts, deadline)) {
                    throw failure;
                }
                admitted = () -> {};
            }
        }
    }

    /** Not once the circuit has opened, or probes: a retry would only be refused, or be one probe more. */
    private boolean isToBeRepeated(Throwable failure) {
        return Failures.isFailureOf(gate.dependency(), failure) && gate.isClosed();
    }
}

package app.runtime.resilience;

import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import io.github.resilience4j.bulkhead.Bulkhead;
import java.time.Duration;

/** What every attempt to call a dependency passes: the circuit, the bulkhead, and the time that it may take. */
final class Gate {

    private static final Duration SOON = Duration.ofSeconds(1);

    private final String dependency;
    private final Duration timeout;
    private final Circuit circuit;
    private final Bulkhead bulkhead;
    private final DependencyMeters meters;

    Gate(String dependency, Duration timeout, Circuit circuit, Bulkhead bulkhead, DependencyMeters meters) {
        this.dependency = dependency;
        this.timeout = timeout;
        this.circuit = circuit;
        this.bulkhead = bulkhead;
        this.meters = meters;
    }

    String dependency() {
        return dependency;
    }

    Duration timeout() {
        return timeout;
    }

    boolean isClosed() {
        return circuit.isClosed();
    }

    /** @param admitted is done when the call is not refused, before the work */
    <T, X extends Throwable> T call(Runnable admitted, ScopedValue.CallableOp<? extends T, X> work) throws X {
        Deadline.current().ifPresent(Deadline::check);
        var permit = enter();
        try {
            admitted.run();
            return Deadline.call(Deadline.in(timeout), () -> judged(permit, work));
        } catch (DeadlineExceededException late) {
            throw callerHasTime() ? silence(late) : late;
        } finally {
            bulkhead.onComplete();
        }
    }

    /** The circuit is asked first: while it is open, nobody queues for a place. */
    private Circuit.Permit enter() {
        Circuit.Permit permit;
        try {
            permit = circuit.enter();
        } catch (DependencyUnavailableException refusal) {
            meters.refusedByCircuit();
            throw refusal;
        }
        if (!bulkhead.tryAcquirePermission()) {
            permit.release();
            meters.refusedByBulkhead();
            throw DependencyUnavailableException.refusal(
                    dependency, SOON, "is not called: as many calls as it may get are running already");
        }
        return permit;
    }

    /** Only the time of this one call is over, so that it is the dependency that is to blame. */
    private static boolean callerHasTime() {
        return Deadline.current()
                .map(deadline -> deadline.remaining().isPositive())
                .orElse(true);
    }

    private DependencyUnavailableException silence(DeadlineExceededException late) {
        var silence = new DependencyUnavailableException(
                dependency, SOON, "gave no answer within " + timeout.toMillis() + " ms", null);
        // No cause: to the web layer that would mean that the caller's own time is over.
        silence.addSuppressed(late);
        return silence;
    }

    private <T, X extends Throwable> T judged(Circuit.Permit permit, ScopedValue.CallableOp<? extends T, X> work)
            throws X {
        var given = Deadline.current().orElseThrow().remaining();
        var begin = circuit.nanos();
        try {
            var answer = work.call();
            var took = circuit.nanos() - begin;
            permit.succeeded(took);
            meters.succeeded(took);
            return answer;
        } catch (Throwable failure) {
            var took = circuit.nanos() - begin;
            if (Failures.isFailureOf(dependency, failure) && !wasHurried(given)) {
                permit.failed(took, failure);
                meters.failed(took);
            } else {
                permit.release();
                meters.neutral(took);
            }
            throw failure;
        }
    }

    /**
     * Whether the call ended because its caller had much less time than the dependency may take. That is not its fault,
     * and a client that sends short timeouts must not be able to open the circuit for everybody.
     */
    private boolean wasHurried(Duration given) {
        var left = Deadline.current().orElseThrow().remaining();
        return given.compareTo(timeout.dividedBy(2)) < 0 && left.compareTo(given.dividedBy(10)) < 0;
    }
}

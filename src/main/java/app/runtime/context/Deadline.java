package app.runtime.context;

import java.time.Duration;
import java.util.Optional;

/**
 * The moment after which nobody waits for the result any more. It bounds database statements and remote calls; time is
 * measured by the monotonic clock of this process, so that what travels to another process is what remains.
 */
public final class Deadline {

    private static final ScopedValue<Deadline> CURRENT = ScopedValue.newInstance();

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The deadline of what the current thread does, if it has one. */
    public static Optional<Deadline> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Like {@link #call}, for an action that answers nothing. */
    public static void run(Deadline deadline, Runnable action) {
        call(deadline, () -> {
            action.run();
            return true;
        });
    }

    /** Does the action within the deadline, or within the current one if that is earlier. It is not interrupted. */
    public static <R, X extends Throwable> R call(Deadline deadline, ScopedValue.CallableOp<? extends R, X> action)
            throws X {
        return ScopedValue.where(CURRENT, deadline.orEarlierOuter()).call(action);
    }

    /** What is left; zero once the deadline has passed. */
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, nanoTime - System.nanoTime()));
    }

    /** @throws DeadlineExceededException once the deadline has passed */
    public void check() {
        if (nanoTime - System.nanoTime() <= 0) {
            throw new DeadlineExceededException("The time that the caller gave is over");
        }
    }

    private Deadline orEarlierOuter() {
        return CURRENT.isBound() && CURRENT.get().nanoTime - nanoTime < 0 ? CURRENT.get() : this;
    }
}

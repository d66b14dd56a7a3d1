package app.runtime.resilience;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A dependency was not asked, because it would not answer or has too much to do, or it is out of reach. The web layer
 * answers 503 with {@code Retry-After}. It says something about the dependency that it names, and about no other that
 * was called on the way: it is counted and retried by that one alone.
 */
public final class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private static final int LONGEST_CHAIN = 20;

    private final String dependency;
    private final Duration retryAfter;
    private final boolean refusal;

    /**
     * For work that finds its dependency out of reach: a failure of that dependency.
     *
     * @param dependency its name, as given to {@link Dependencies#named(String)}
     * @param retryAfter when a caller may hope for more
     * @param reason the rest of the sentence that begins with the name, such as "refuses connections"
     */
    public DependencyUnavailableException(
            String dependency, Duration retryAfter, String reason, @Nullable Throwable cause) {
        super(dependency + " " + reason, cause);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
        this.refusal = false;
    }

    /** Without a stack trace: it is made for every call while the dependency is down, and always in the same place. */
    private DependencyUnavailableException(String dependency, Duration retryAfter, String reason) {
        super(dependency + " " + reason, null, true, false);
        this.dependency = dependency;
        this.retryAfter = retryAfter;
        this.refusal = true;
    }

    static DependencyUnavailableException refusal(String dependency, Duration retryAfter, String reason) {
        return new DependencyUnavailableException(dependency, retryAfter, reason);
    }

    /** The first one among a failure and its causes. */
    public static Optional<DependencyUnavailableException> in(Throwable failure) {
        return Stream.<@Nullable Throwable>iterate(failure, each -> each != null, Throwable::getCause)
                .limit(LONGEST_CHAIN)
                .filter(DependencyUnavailableException.class::isInstance)
                .map(DependencyUnavailableException.class::cast)
                .findFirst();
    }

    public String dependency() {
        return dependency;
    }

    public Duration retryAfter() {
        return retryAfter;
    }

    /** Whether a call to this dependency has failed, as opposed to one that was refused, or one to another. */
    boolean isFailureOf(String name) {
        return !refusal && dependency.equals(name);
    }
}

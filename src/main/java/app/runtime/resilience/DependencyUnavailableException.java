package app.runtime.resilience;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

public final class DependencyUnavailableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    public DependencyUnavailableException(String name, String why, Duration retryAfter, @Nullable Throwable cause) {
        super(name + " " + why, cause);
        this.retryAfter = retryAfter;
    }

    public Duration retryAfter() {
        return retryAfter;
    }
}

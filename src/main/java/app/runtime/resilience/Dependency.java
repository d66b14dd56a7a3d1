package app.runtime.resilience;

import java.util.function.Supplier;

public final class Dependency {

    public <T> T call(Supplier<T> work) {
        return work.get();
    }

    public <T> T callIdempotent(Supplier<T> work) {
        try {
            return work.get();
        } catch (DependencyUnavailableException once) {
            return work.get();
        }
    }
}

package app.runtime.resilience;

/** Which exceptions say that a dependency does not work. */
final class Failures {

    private Failures() {}

    /**
     * Misuse says nothing about the dependency; nor does another dependency that is unavailable, nor an error of this
     * process, nor the end of the thread that waits.
     */
    static boolean isFailureOf(String dependency, Throwable thrown) {
        return switch (thrown) {
            case IllegalArgumentException misuse -> false;
            case IllegalStateException misuse -> false;
            case DependencyUnavailableException unavailable -> unavailable.isFailureOf(dependency);
            case InterruptedException stopping -> false;
            case Exception broken -> true;
            default -> false;
        };
    }
}

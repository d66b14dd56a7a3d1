package app.runtime.lifecycle;

/** With what the process ends; beyond 0 and 1 the numbers of BSD's {@code sysexits.h}. */
final class ExitCode {

    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 64;
    static final int UNAVAILABLE = 69;
    static final int INVALID_SETTINGS = 78;

    private ExitCode() {}
}

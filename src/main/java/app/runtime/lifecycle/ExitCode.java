package app.runtime.lifecycle;

/** With what the process ends, after sysexits.h. */
public final class ExitCode {

    public static final int OK = 0;
    public static final int FAILED = 1;
    public static final int USAGE = 64;
    public static final int UNAVAILABLE = 69;
    public static final int INVALID_SETTINGS = 78;

    private ExitCode() {}
}

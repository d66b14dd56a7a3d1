package app.runtime.database;

import app.runtime.lifecycle.StartupProblem;

/** A database is not as the application needs it; the message says what to do. */
final class DatabaseProblem extends RuntimeException implements StartupProblem {

    private static final long serialVersionUID = 1L;

    private static final int CONFIGURATION = 78;
    private static final int UNAVAILABLE = 69;

    private final int exitCode;

    private DatabaseProblem(String sentence, int exitCode, Throwable cause) {
        super(sentence, cause);
        this.exitCode = exitCode;
    }

    /** Trying again later, with the same configuration, may help. */
    static DatabaseProblem unavailable(String sentence, Throwable cause) {
        return new DatabaseProblem(sentence, UNAVAILABLE, cause);
    }

    /** Somebody must change something first. */
    static DatabaseProblem needsAction(String sentence, Throwable cause) {
        return new DatabaseProblem(sentence, CONFIGURATION, cause);
    }

    @Override
    public String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    public int exitCode() {
        return exitCode;
    }
}

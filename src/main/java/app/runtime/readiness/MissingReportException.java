package app.runtime.readiness;

import app.runtime.lifecycle.StartupProblem;

/** The application was not built by its build, so that nobody wrote the report. */
final class MissingReportException extends RuntimeException implements StartupProblem {

    private static final long serialVersionUID = 1L;

    private static final int UNAVAILABLE = 69;

    MissingReportException() {
        super("There is no " + ReadinessReport.RESOURCE + " on the classpath: './mvnw process-classes' writes it");
    }

    @Override
    public String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    public int exitCode() {
        return UNAVAILABLE;
    }
}

package app.runtime.lifecycle;

/**
 * Implemented by an exception that keeps the process from starting and whose cause a person can mend: it is printed as
 * one sentence, without a stack trace.
 */
public interface StartupProblem {

    /** What is wrong and what to do about it. */
    String sentence();

    /** With what the process ends: 78 for wrong configuration, 69 for something that may come back by itself. */
    int exitCode();
}

package app.runtime.web;

import app.runtime.lifecycle.StartupProblem;

/** Nobody in this process issues access tokens, and it was not told who does. */
final class MissingTokenKeysException extends RuntimeException implements StartupProblem {

    private static final long serialVersionUID = 1L;

    private static final int CONFIGURATION = 78;

    MissingTokenKeysException() {
        super("No module in this process issues access tokens: set JWKS_URL to where their keys are, "
                + "such as http://users/.well-known/jwks.json");
    }

    @Override
    public String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    public int exitCode() {
        return CONFIGURATION;
    }
}

package app.runtime.topology;

import app.runtime.lifecycle.ExitCode;
import app.runtime.lifecycle.StartupProblem;
import java.util.Collection;

/** {@code MODULES} names what is no module, or none that could be hosted here. */
final class UnknownModuleException extends RuntimeException implements StartupProblem {

    private static final long serialVersionUID = 1L;

    UnknownModuleException(Collection<String> unknown, Collection<AppModule> here) {
        super("MODULES names %s, but there are only %s: separate names by commas, or unset it to host all of them"
                .formatted(unknown, here));
    }

    @Override
    public String sentence() {
        return String.valueOf(getMessage());
    }

    @Override
    public int exitCode() {
        return ExitCode.INVALID_SETTINGS;
    }
}

package app.runtime.lifecycle;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Where the process begins: it serves, or it runs a one-off admin command. */
public final class CommandLineEntry {

    private CommandLineEntry() {}

    /**
     * Runs until SIGTERM if it is to serve ({@code serve}, or no argument), else until the command is done.
     *
     * @return with what the process should exit
     */
    public static int run(Class<?> application, String... arguments) {
        try {
            return List.of("serve").containsAll(List.of(arguments))
                    ? new ServeCommand(application).call()
                    : new Commands(application, System.out, System.err).execute(arguments);
        } catch (RuntimeException | Error failure) {
            return Failure.report(failure, new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        }
    }
}

package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the JDK prepares once, so that each process of the tests starts in half the time: its classes, loaded and
 * linked. Made from a start of the jar under test, anew in each run; a process that comes before it starts without it.
 */
final class AotCache {

    private static final Path FILE = Path.of("target", "end-to-end", "monolift.aot");
    // Nothing about itself in the output of the process.
    private static final String SILENT = "-Xlog:aot*=off";

    private static boolean made;

    private AotCache() {}

    /** For a process that starts now. */
    static synchronized List<String> options() {
        return made ? List.of("-XX:AOTCache=" + FILE, SILENT) : List.of();
    }

    /** Starts the application, except for its server, with settings that it can start with. */
    static synchronized void make(Path output, Map<String, String> environment) {
        if (made) {
            return;
        }
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var training = JarProcess.run(
                output, environment, List.of("-XX:AOTCacheOutput=" + FILE, SILENT, "-Dspring.context.exit=onRefresh"));
        if (training.exitCode() != 0 || !Files.exists(FILE)) {
            throw new AssertionError("Exit code " + training.exitCode() + ":\n" + training.output());
        }
        made = true;
    }
}

package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the JDK prepares once, so that each process of the tests starts in half the time: its classes, loaded and
 * linked. Made from a start of the jar under test, anew in each run; a process that comes before it starts without it.
 */
public final class AotCache {

    private static final Path FOLDER = Path.of("target", "end-to-end");
    private static final Path FILE = FOLDER.resolve("monolift.aot");
    // Nothing about itself in the output of the process.
    private static final String SILENT = "-Xlog:aot*=off";

    private static boolean tried;
    private static boolean made;

    private AotCache() {}

    /** For a process that starts now. */
    static synchronized List<String> options() {
        return made ? List.of("-XX:AOTCache=" + FILE, SILENT) : List.of();
    }

    /**
     * The file, made unless it was tried before. Starts the application for it, except for its server, with settings
     * that it can start with; it asks no database. What is slower without it still runs: a failure is said, once.
     */
    public static synchronized Optional<Path> make(Map<String, String> environment) {
        if (!tried) {
            tried = true;
            made = train(environment);
        }
        return made ? Optional.of(FILE) : Optional.empty();
    }

    private static boolean train(Map<String, String> environment) {
        var log = FOLDER.resolve("aot.log");
        try {
            Files.deleteIfExists(FILE);
            Files.deleteIfExists(log);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var settings = new HashMap<>(environment);
        settings.keySet().removeIf(name -> name.endsWith("DATABASE_URL"));
        settings.put("DATABASE_URL", "postgresql://nobody@localhost:1/nowhere");
        try {
            var training = JarProcess.run(
                    log, settings, List.of("-XX:AOTCacheOutput=" + FILE, SILENT, "-Dspring.context.exit=onRefresh"));
            if (training.exitCode() == 0 && Files.exists(FILE)) {
                return true;
            }
        } catch (AssertionError endless) {
            // Its output says as much as it can.
        }
        System.err.println("Processes start without an AOT cache: none was made, see " + log);
        return false;
    }
}

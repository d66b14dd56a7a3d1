package app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the JDK prepares once, so that each process of the tests starts in half the time: its classes, loaded and
 * linked. Made from a start of the jar under test, anew in each run; a process that comes before it starts without it.
 */
public final class AotCache {

    private static final Path FOLDER = Path.of("target", "end-to-end");
    private static final Path FILE = FOLDER.resolve("monolift.aot");
    // Nothing about itself in the output of the process.
    private static final String SILENT = "-Xlog:aot*=off";

    private static boolean made;

    private AotCache() {}

    /** For a process that starts now. */
    static synchronized List<String> options() {
        return made ? List.of("-XX:AOTCache=" + FILE, SILENT) : List.of();
    }

    /**
     * The file, made unless it is. Starts the application for it, except for its server, with settings that it can
     * start with; it asks no database.
     */
    public static synchronized Path make(Map<String, String> environment) {
        if (!made) {
            train(environment);
            made = true;
        }
        return FILE;
    }

    private static void train(Map<String, String> environment) {
        try {
            Files.deleteIfExists(FILE);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        var settings = new HashMap<>(environment);
        settings.put("DATABASE_URL", "postgresql://nobody@localhost:1/nowhere");
        var training = JarProcess.run(
                FOLDER.resolve("aot.log"),
                settings,
                List.of("-XX:AOTCacheOutput=" + FILE, SILENT, "-Dspring.context.exit=onRefresh"));
        if (training.exitCode() != 0 || !Files.exists(FILE)) {
            throw new AssertionError("Exit code " + training.exitCode() + ":\n" + training.output());
        }
    }
}

package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The start in which the JDK learns what to keep for the next ones, as the image is built. */
@NeedsModules
@Tag("delivery")
class TrainingEndToEndTests {

    @TempDir
    private Path directory;

    @Test
    void needsNoDatabase() {
        var nobodyListens = Map.of("DATABASE_URL", "postgres://nobody@localhost:1/nowhere");

        var ended =
                JarProcess.run(directory.resolve("output"), nobodyListens, List.of("-Dspring.context.exit=onRefresh"));

        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}

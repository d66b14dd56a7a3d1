package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.NeedsModules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds the image and runs it where a container engine answers, which takes minutes: {@code ./mvnw verify -Pimage}.
 * Where none does, or where it gets no images, the test is aborted, and the last line of the script says why.
 */
@NeedsModules
@Tag("image")
class ImageEndToEndTests {

    private static final int NOTHING_TO_CHECK_WITH = 69;

    @Test
    void isWhatAClusterMayRun() {
        var ended = Script.of("ops/image-check").run();

        var lastLine = ended.output().lines().reduce("", (any, next) -> next);
        // The report of an aborted test is a number: here it is said to whoever looks.
        IO.println("ops/image-check: " + lastLine);
        assumeThat(ended.exitCode()).as(lastLine).isNotEqualTo(NOTHING_TO_CHECK_WITH);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}

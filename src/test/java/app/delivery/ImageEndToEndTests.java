package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.NeedsModules;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Builds the image where a container engine answers, which takes minutes. */
@NeedsModules
@Tag("extraction")
class ImageEndToEndTests {

    private static final int NOTHING_TO_CHECK_WITH = 69;

    @Test
    void isWhatAClusterMayRun() {
        var ended = Script.of("ops/image-check").run();

        assumeThat(ended.exitCode()).as(ended.output()).isNotEqualTo(NOTHING_TO_CHECK_WITH);
        assertThat(ended.exitCode()).as(ended.output()).isZero();
    }
}

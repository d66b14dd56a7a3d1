package app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What {@link TwoVersionsEndToEndTests} would report of a column that is renamed in one step. */
@NeedsModules
@Tag("delivery")
class OneStepRenameEndToEndTests {

    @RegisterExtension
    static final Stage stage = new Stage("one-step-rename", Rollout.SETTINGS);

    @Test
    void failsRequests() {
        var careless = Branch.jarWith("in-one-step");
        try (var rollout = Rollout.on(stage)) {
            rollout.migrate(careless);
            rollout.replaceOneWith(careless);

            assertThat(rollout.reckon())
                    .anyMatch(wrong ->
                            wrong.contains("POST") && wrong.contains("/v1/orders") && wrong.contains("answered 500"));
        }
    }
}

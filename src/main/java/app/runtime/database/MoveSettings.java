package app.runtime.database;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What only a move needs. */
@Settings
record MoveSettings(
        @Variable(
                name = "MOVE_SOURCE_URL",
                meaning =
                        "How the target's server reaches the source in 'move-data', and as whom it replicates, if that"
                                + " differs from the source's own URL",
                secret = true)
        @Nullable
        DatabaseUrl sourceUrl) {

    DatabaseUrl addressOf(Place source) {
        return Optional.ofNullable(sourceUrl).orElseGet(source::configured);
    }
}

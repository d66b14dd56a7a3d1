package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("boundaries")
class SnapshotTests {

    private static final String BEFORE = "record Shelf\n    component int number\n";
    private static final String EXPANDED = BEFORE + "    component @Nullable String note\n";
    private static final String BROKEN = "record Shelf\n    component long number\n";

    @TempDir
    private Path folder;

    @Test
    void acceptsWhatIsCommitted() throws IOException {
        commit(BEFORE);

        checking().check(BEFORE);

        assertThat(file()).hasContent(BEFORE);
    }

    @Test
    void failsOnACompatibleChangeAndNamesTheCommand() throws IOException {
        commit(BEFORE);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> checking().check(EXPANDED))
                .withMessageContaining("compatible: update the snapshot with")
                .withMessageContaining(Snapshot.UPDATE)
                .withMessageContaining("+ component @Nullable String note");
        assertThat(file()).hasContent(BEFORE);
    }

    @Test
    void writesACompatibleChangeWhenAsked() throws IOException {
        commit(BEFORE);

        updating().check(EXPANDED);

        assertThat(file()).hasContent(EXPANDED);
    }

    @Test
    void failsOnABreakingChangeWithTheDifferenceAndBothWaysOut() throws IOException {
        commit(BEFORE);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> checking().check(BROKEN))
                .withMessageContaining("- component int number")
                .withMessageContaining("+ component long number")
                .withMessageContaining("1. A new version beside it")
                .withMessageContaining("2. Expand, then contract");
    }

    @Test
    void refusesToWriteABreakingChange() throws IOException {
        commit(BEFORE);

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> updating().check(BROKEN))
                .withMessageContaining("a person deletes " + file());
        assertThat(file()).hasContent(BEFORE);
    }

    @Test
    void startsAgainOnceAPersonHasDeletedIt() throws IOException {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> checking().check(BROKEN))
                .withMessageContaining("compatible");

        updating().check(BROKEN);

        assertThat(file()).hasContent(BROKEN);
    }

    private Snapshot checking() {
        return new Snapshot(file(), new ApiComparison(), false);
    }

    private Snapshot updating() {
        return new Snapshot(file(), new ApiComparison(), true);
    }

    private Path file() {
        return folder.resolve("shop").resolve("api.txt");
    }

    private void commit(String text) throws IOException {
        Files.createDirectories(file().getParent());
        Files.writeString(file(), text);
    }
}

package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

@Tag("boundaries")
class ExamplesTests {

    private static final String NAME = "shop.sold.v1";

    @TempDir
    private Path folder;

    @Test
    void areOneIfNothingMayBeAbsent() throws IOException {
        addWhatIsMissing(Sold.class);

        assertThat(folder.resolve(NAME + ".json")).content().contains("\"eventId\"", "\"count\" : 1999");
        assertThat(folder).isDirectoryNotContaining("glob:**.2.json");
        assertThat(missing(Sold.class)).isZero();
    }

    @Test
    void showWhatMayBeAbsentThereAndNotThere() throws IOException {
        addWhatIsMissing(SoldWithNote.class);

        assertThat(folder.resolve(NAME + ".json")).content().contains("\"note\"");
        assertThat(folder.resolve(NAME + ".2.json")).content().doesNotContain("\"note\"");
        assertThat(missing(SoldWithNote.class)).isZero();
    }

    @Test
    void growWithTheEventAndStayWhatTheyWere() throws IOException {
        addWhatIsMissing(Sold.class);
        var first = Files.readString(folder.resolve(NAME + ".json"));

        addWhatIsMissing(SoldWithNote.class);

        assertThat(folder.resolve(NAME + ".json")).hasContent(first);
        assertThat(folder.resolve(NAME + ".2.json")).content().contains("\"note\"");
        assertThat(folder).isDirectoryNotContaining("glob:**.3.json");
    }

    @Test
    void areNeverWrittenAgain() throws IOException {
        Files.writeString(folder.resolve(NAME + ".2.json"), "{}");

        assertThatExceptionOfType(FileAlreadyExistsException.class)
                .isThrownBy(() -> new Examples(folder, NAME).add("{}"));
    }

    @Test
    void areToldFromOtherFiles() {
        assertThat(Examples.nameOf(Path.of("shop.sold.v1.json"))).isEqualTo(NAME);
        assertThat(Examples.nameOf(Path.of("shop.sold.v1.12.json"))).isEqualTo(NAME);
        assertThat(Examples.nameOf(Path.of("shop.sold.v2.json"))).isEqualTo("shop.sold.v2");
        assertThat(Examples.nameOf(Path.of("shop.sold.v1.schema.json"))).isEmpty();
        assertThat(Examples.nameOf(Path.of("api.txt"))).isEmpty();
    }

    private void addWhatIsMissing(Class<?> event) throws IOException {
        var examples = new Examples(folder, NAME);
        var schema = JsonMapper.shared().readTree(EventSchema.of(NAME, event));
        for (var example : examples.missing(schema, event)) {
            examples.add(example);
        }
    }

    private int missing(Class<?> event) throws IOException {
        var schema = JsonMapper.shared().readTree(EventSchema.of(NAME, event));
        return new Examples(folder, NAME).missing(schema, event).size();
    }

    record Sold(UUID eventId, int count) {}

    record SoldWithNote(UUID eventId, int count, @Nullable String note) {}
}

package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old application starts with what it has, and gets no worse. */
@Tag("boundaries")
class BaselineTests {

    private static final Rule RULE = new Rule("reach-in", "why", "instead", _ -> new Rule.Inspection(1, List.of()));

    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("boundaries.txt");
    }

    @Test
    void isWrittenOnce() {
        judge("create", found("one", 3), found("two", 5));

        assertThat(file).content().isEqualToNormalizingNewlines("reach-in | A.java | one\nreach-in | A.java | two\n");
        assertThatThrownBy(() -> judge("create", found("three", 7)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("it can only shrink");
    }

    @Test
    void toleratesWhatItListsOnWhateverLine() {
        judge("create", found("one", 3));

        assertThat(judge("", found("one", 30)).violations()).isEmpty();
    }

    @Test
    void doesNotTolerateMore() {
        judge("create", found("one", 3));

        assertThat(judge("", found("one", 3), found("two", 4)).violations())
                .extracting(Violation::crossed)
                .containsExactly("two");
    }

    @Test
    void toleratesAPlaceOnlyAsOftenAsItListsIt() {
        judge("create", found("one", 3));

        assertThat(judge("", found("one", 3), found("one", 9)).violations()).hasSize(1);
    }

    @Test
    void demandsThatWhatIsFixedGoes() {
        judge("create", found("one", 3), found("two", 5));

        assertThatThrownBy(() -> judge("", found("one", 3)))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("-Dboundaries.baseline=shrink")
                .hasMessageContaining("two");
    }

    @Test
    void shrinksButTakesNothingIn() throws IOException {
        judge("create", found("one", 3), found("two", 5));

        assertThat(judge("shrink", found("one", 3), found("three", 9)).violations())
                .extracting(Violation::crossed)
                .containsExactly("three");
        assertThat(Files.readAllLines(file)).containsExactly("reach-in | A.java | one");
    }

    @Test
    void isMissedWithAHint() {
        assertThatThrownBy(() -> judge("", found("one", 3))).hasMessageContaining("-Dboundaries.baseline=create");
    }

    private BoundaryReport judge(String command, Violation... violations) {
        var result = new RuleResult(RULE, 1, Stream.of(violations).toList());
        return new Baseline(file, command).judge(new BoundaryReport(List.of("orders"), List.of(result)));
    }

    private static Violation found(String crossed, int line) {
        return new Violation("reach-in", crossed, new Location("A.java", line));
    }
}

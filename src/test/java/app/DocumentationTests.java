package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is written down names what is there. */
@NeedsModules
class DocumentationTests {

    private static final Pattern LINK = Pattern.compile("]\\((?!https?:)([^)#]+)");
    private static final Pattern VARIABLE = Pattern.compile("`((?:[A-Z]+_)+[A-Z]+|PORT)`");

    static List<Path> pages() throws IOException {
        try (var docs = Files.walk(Path.of("docs"))) {
            return Stream.concat(
                            Stream.of(Path.of("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksToFilesThatExist(Path page) throws IOException {
        var folder = page.toAbsolutePath().getParent();

        var missing = LINK.matcher(Files.readString(page))
                .results()
                .map(link -> link.group(1))
                .filter(target -> !Files.exists(folder.resolve(target)))
                .toList();

        assertThat(missing).isEmpty();
    }

    @Test
    void namesVariablesThatTheApplicationOrItsTestsRead() throws IOException {
        var code = new StringBuilder();
        try (var sources = Files.walk(Path.of("src"))) {
            for (var source : sources.filter(Files::isRegularFile).toList()) {
                code.append(Files.readString(source));
            }
        }

        var unknown = VARIABLE.matcher(Files.readString(Path.of("README.md")))
                .results()
                .map(variable -> variable.group(1))
                .filter(variable -> code.indexOf("\"" + variable + "\"") < 0)
                .toList();

        assertThat(unknown).isEmpty();
    }

    @Test
    void keepsTheReadmeShort() throws IOException {
        assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(200);
    }
}

package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

@NeedsModules
class ModulesCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @Test
    void printsTextUnlessToldOtherwise() {
        assertThat(execute()).isZero();

        assertThat(out.toString())
                .startsWith("module             score    depth")
                .contains("\nscore = 100 - 20 x blockers")
                .contains("  tables      payment\n              refund\n");
    }

    @Test
    void printsWhatTheBuildFoundAsJson() {
        assertThat(execute("--format=json")).isZero();

        assertThat(out.toString()).startsWith("{").contains("\"facade\" : \"Billing\"");
    }

    @Test
    void printsAPageAndAPicture() {
        assertThat(execute("--format=html")).isZero();
        assertThat(execute("--format", "svg")).isZero();

        assertThat(out.toString())
                .startsWith("<!doctype html>")
                .contains("</html>\n<svg")
                .endsWith("</svg>\n");
    }

    @Test
    void refusesAnotherFormat() {
        assertThat(execute("--format=pdf")).isNotZero();

        assertThat(err.toString()).contains("'pdf' is none of [text, json, html, svg]");
        assertThat(out.toString()).isEmpty();
    }

    private int execute(String... arguments) {
        return new CommandLine(new ModulesCommand())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
    }
}

package app.runtime.lifecycle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.Application;
import app.NeedsModules;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.junit.jupiter.api.Test;

/** What needs neither settings nor a database. */
class CommandsTests {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @NeedsModules("users")
    @Test
    void listsTheCommands() {
        assertThat(execute("--help")).isZero();
        assertThat(printed(out)).contains("serve", "migrate", "config", "modules", "dead-letters", "create-admin");
        assertThat(printed(err)).isEmpty();
    }

    @NeedsModules("users")
    @Test
    void explainsACommandWithoutWhatTheCommandNeeds() {
        assertThat(execute("create-admin", "--help")).isZero();
        assertThat(printed(out)).contains("Usage: java -jar monolift.jar create-admin", "--email");
    }

    @Test
    void saysItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(printed(out)).startsWith("Monolift ");
    }

    @Test
    void refusesAnUnknownCommand() {
        assertThat(execute("migrat")).isEqualTo(64);
        assertThat(printed(err))
                .isEqualToIgnoringNewLines("Unknown command 'migrat'See 'java -jar monolift.jar --help'");
        assertThat(printed(out)).isEmpty();
    }

    @Test
    void refusesAnUnknownOptionOfACommandWithoutWhatTheCommandNeeds() {
        assertThat(execute("dead-letters", "--bogus")).isEqualTo(64);
        assertThat(printed(err))
                .isEqualToIgnoringNewLines("Unknown option: '--bogus'See 'java -jar monolift.jar dead-letters --help'");
    }

    @NeedsModules("users")
    @Test
    void refusesAMissingOption() {
        assertThat(execute("create-admin")).isEqualTo(64);
        assertThat(printed(err)).startsWith("Missing required option: '--email=<email>'");
    }

    @Test
    void printsTheModules() {
        assertThat(execute("modules", "--format=json")).isZero();
        assertThat(printed(out)).startsWith("{").contains("\"modules\"");
        assertThat(execute("modules", "--format=pdf")).isEqualTo(64);
        assertThat(printed(err)).contains("See 'java -jar monolift.jar modules --help'");
    }

    private int execute(String... arguments) {
        return new Commands(Application.class, new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8))
                .execute(arguments);
    }

    private static String printed(ByteArrayOutputStream stream) {
        return stream.toString(UTF_8);
    }
}

package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import picocli.CommandLine;

class ConfigCommandTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @NeedsModules({"billing", "notifications", "orders", "users"})
    @Test
    void printsEveryVariableWithItsValueDefaultAndMeaning() {
        assertThat(execute(Map.of("DATABASE_URL", "postgres://me:hunter2@host/db", "PORT", "9000")))
                .isZero();

        assertThat(out.toString())
                .contains("  DATABASE_URL=********\n")
                .contains("  PORT=9000  (default: 8080)\n      Port of the API; 0 takes a free one\n")
                .contains("  DRAIN_DELAY=5s  (default)\n")
                .contains("  ORDERS_DATABASE_URL  (not set)\n")
                .doesNotContain("hunter2");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysWhatKeepsTheProcessFromStarting() {
        assertThat(execute(Map.of("PORT", "http"))).isEqualTo(78);

        assertThat(out.toString()).contains("  DATABASE_URL  (required, not set)\n");
        assertThat(err.toString()).contains("DATABASE_URL is not set").contains("PORT is \"http\"");
    }

    private int execute(Map<String, Object> variables) {
        var environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("test", variables));
        return new CommandLine(new ConfigCommand(environment))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute();
    }
}

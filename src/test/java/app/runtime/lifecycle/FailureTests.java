package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.settings.InvalidSettingsException;
import app.runtime.settings.SettingsBinder;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class FailureTests {

    private final StringWriter err = new StringWriter();

    @Test
    void saysEverythingThatIsWrongWithTheSettings() {
        var exitCode = report(new IllegalStateException("buried", invalidSettings()));

        assertThat(exitCode).isEqualTo(78);
        assertThat(err.toString().lines())
                .containsExactly(
                        "PORT is \"http\", which is not a whole number between -2147483648 and 2147483647",
                        "LOG_FORMAT is \"xml\", but must be json or text");
    }

    @Test
    void saysTheSentenceOfAProblemThatAPersonCanMend() {
        assertThat(report(new IllegalStateException("buried", new OutOfPaper())))
                .isEqualTo(69);
        assertThat(err).hasToString("There is no paper: bring some" + System.lineSeparator());
    }

    @Test
    void saysWhichPortIsTakenAndWhichVariableMovesIt() {
        assertThat(report(new PortInUseException(8080))).isEqualTo(69);
        assertThat(report(new PortInUseException(8081))).isEqualTo(69);
        assertThat(err.toString().lines())
                .containsExactly(
                        "Port 8080 is already in use: stop the other process or set PORT",
                        "Port 8081 is already in use: stop the other process or set MANAGEMENT_PORT");
    }

    @Test
    void logsWhatNobodyExpectedAndPrintsNothing() {
        var unexpected = new RuntimeException("thrown by a test, to be logged", null, false, false) {};

        assertThat(report(unexpected)).isEqualTo(1);
        assertThat(err.toString()).isEmpty();
    }

    private int report(Throwable failure) {
        return Failure.report(failure, new PrintWriter(err));
    }

    private static InvalidSettingsException invalidSettings() {
        var environment = new StandardEnvironment();
        environment
                .getPropertySources()
                .addFirst(new MapPropertySource("test", Map.of("PORT", "http", "LOG_FORMAT", "xml")));
        try {
            throw new AssertionError(SettingsBinder.bind(environment, LifecycleSettings.class));
        } catch (InvalidSettingsException invalid) {
            return invalid;
        }
    }

    private static final class OutOfPaper extends RuntimeException implements StartupProblem {

        @Override
        public String sentence() {
            return "There is no paper: bring some";
        }

        @Override
        public int exitCode() {
            return ExitCode.UNAVAILABLE;
        }
    }
}

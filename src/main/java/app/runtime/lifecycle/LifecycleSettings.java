package app.runtime.lifecycle;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.AssertFalse;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.slf4j.event.Level;

/**
 * How the process serves, ends and speaks. Ports and names are also read by {@code application.yaml}, format and level
 * by {@code logback.xml}, which are in force before any bean is.
 */
@Settings
record LifecycleSettings(
        @Variable(name = "PORT", meaning = "Port of the API; 0 takes a free one", defaultValue = "8080")
        @Min(0)
        @Max(65535)
        int port,

        @Variable(
                name = "MANAGEMENT_PORT",
                meaning = "Port of /metrics; 0 takes a free one, -1 turns metrics off",
                defaultValue = "8081")
        @Min(-1)
        @Max(65535)
        int managementPort,

        @Variable(
                name = "DRAIN_DELAY",
                meaning = "How long a process that was told to stop still serves, while it says that it is not ready",
                defaultValue = "5s")
        @DurationMax(minutes = 5)
        Duration drainDelay,

        @Variable(name = "SERVICE_NAME", meaning = "Name of this service in its logs", defaultValue = "monolift")
        @Pattern(regexp = "[A-Za-z0-9][A-Za-z0-9._-]*", message = "must be made of letters, digits, '.', '_' and '-'")
        String serviceName,

        @Variable(
                name = "LOG_FORMAT",
                meaning = "json: one object a line; text: lines for people",
                defaultValue = "json")
        @Pattern(regexp = "json|text", message = "must be json or text")
        String logFormat,

        @Variable(
                name = "LOG_LEVEL",
                meaning = "Least level at which the application logs: trace, debug, info, warn or error",
                defaultValue = "info")
        Level logLevel) {

    @AssertFalse(message = "MANAGEMENT_PORT must not be PORT: metrics are not for the public")
    boolean isEverythingOnOnePort() {
        return port == managementPort && port != 0;
    }
}

package app.runtime.calls;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How modules in other processes are called. */
@Settings
record CallSettings(
        @DurationMin(millis = 1)
        @Variable(
                name = "REMOTE_CONNECT_TIMEOUT",
                meaning = "Time for a connection to a module in another process",
                defaultValue = "500ms")
        Duration connectTimeout,

        @Variable(
                name = "INTERNAL_SSL_BUNDLE",
                meaning =
                        "Name of the SSL bundle (spring.ssl.bundle.*) by which modules in other processes are trusted,"
                                + " and whose certificate is shown to them. Absent: the JDK's trust, no certificate.")
        @Nullable
        String sslBundle) {}

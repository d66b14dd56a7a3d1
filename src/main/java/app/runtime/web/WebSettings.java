package app.runtime.web;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

@Settings
record WebSettings(
        @Variable(
                name = "CORS_ALLOWED_ORIGINS",
                meaning = "Origins, separated by commas, whose pages may call the API from a browser. Absent: none.")
        List<@Pattern(regexp = ORIGIN, message = "must be origins such as https://shop.example.com") String>
                allowedOrigins,

        @Size(min = 32, message = "must have at least 32 characters")
        @Variable(
                name = "CURSOR_KEY",
                meaning = "Signs the cursors of lists; the same for all instances. Absent: made at start.",
                secret = true)
        @Nullable
        String cursorKey,

        @Variable(
                name = "REQUEST_TIMEOUT",
                meaning = "Time for a request that brings no Request-Timeout header.",
                defaultValue = "10s")
        Duration requestTimeout,

        @Variable(
                name = "REQUEST_TIMEOUT_CAP",
                meaning = "The longest time that a Request-Timeout header can ask for.",
                defaultValue = "30s")
        Duration requestTimeoutCap,

        @NotBlank
        @Variable(
                name = "TOKEN_ISSUER",
                meaning = "The issuer that access tokens name; the same for all processes.",
                defaultValue = "monolift")
        String tokenIssuer,

        @Variable(
                name = "JWKS_URL",
                meaning = "Where the public keys for access tokens are; needed where the users module is not hosted.")
        @Nullable
        URI jwksUrl,

        @Variable(
                name = "ACCESS_LOG",
                meaning =
                        "Whether every request is a line in the log; metrics tell rates, errors and durations anyway.",
                defaultValue = "false")
        boolean accessLog) {

    static final String ORIGIN = "https?://[A-Za-z0-9.-]+(:[0-9]+)?";

    WebSettings {
        allowedOrigins = List.copyOf(allowedOrigins);
    }

    @AssertTrue(message = "REQUEST_TIMEOUT must be positive and not longer than REQUEST_TIMEOUT_CAP")
    boolean isTimeoutWithinCap() {
        return requestTimeout.isPositive() && requestTimeout.compareTo(requestTimeoutCap) <= 0;
    }
}

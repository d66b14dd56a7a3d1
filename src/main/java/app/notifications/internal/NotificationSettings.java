package app.notifications.internal;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** How mail leaves. */
@Settings
record NotificationSettings(
        @Variable(name = "SMTP_HOST", meaning = "Host of the mail server; without it, mails wait in the outbox")
        @Nullable
        String host,

        @Variable(name = "SMTP_PORT", meaning = "Port of the mail server", defaultValue = "587") @Min(1) @Max(65535)
        int port,

        @Variable(
                name = "SMTP_TLS",
                meaning = "none, starttls (required of the server, not only offered) or tls (from the first byte)",
                defaultValue = "starttls")
        Tls tls,

        @Variable(name = "SMTP_USERNAME", meaning = "Login at the mail server, if it wants one") @Nullable
        String username,

        @Variable(name = "SMTP_PASSWORD", meaning = "Password at the mail server", secret = true) @Nullable
        String password,

        @Variable(
                name = "SMTP_TIMEOUT",
                meaning = "How long the mail server may take for one mail, connecting included; at most 10 s",
                defaultValue = "PT10S")
        // A delivery is claimed for about 30 s: what takes longer could be done twice at the same time.
        @DurationMin(millis = 100)
        @DurationMax(seconds = 10)
        Duration timeout,

        @Variable(
                name = "SMTP_CONNECTIONS",
                meaning = "How many connections to the mail server are open at most",
                defaultValue = "4")
        @Min(1)
        @Max(64)
        int connections,

        @Variable(
                name = "MAIL_FROM",
                meaning = "Address that mails come from; its domain also appears in their Message-ID",
                defaultValue = "monolift@localhost")
        @Email
        String from) {

    /** How the connection to the mail server is protected. */
    enum Tls {
        NONE,
        STARTTLS,
        TLS
    }

    @AssertTrue(message = "SMTP_USERNAME and SMTP_PASSWORD belong together: set both or none")
    boolean isLoginComplete() {
        return (username == null) == (password == null);
    }

    String domain() {
        return from.substring(from.lastIndexOf('@') + 1);
    }
}

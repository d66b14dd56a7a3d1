package app.runtime.web;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import org.jspecify.annotations.Nullable;

/** Whose word about a client's address is taken; the web server reads the variable itself. */
@Settings
record ProxySettings(
        @Variable(
                name = "TRUSTED_PROXIES",
                meaning =
                        "Regular expression of the addresses of proxies whose X-Forwarded-For and -Proto are believed, "
                                + "such as 10\\.0\\.0\\.\\d+. Absent: nobody's.")
        @Nullable
        String trustedProxies) {}

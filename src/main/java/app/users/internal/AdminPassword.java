package app.users.internal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The password of a new admin: never an argument, because everybody on the machine can see those. */
@Component
final class AdminPassword {

    private final UserSettings settings;

    AdminPassword(UserSettings settings) {
        this.settings = settings;
    }

    /** Empty if there is none, or it cannot be used. */
    Optional<Password> read() {
        return Optional.ofNullable(settings.adminPassword())
                .or(() -> Optional.ofNullable(typed()).flatMap(Password::chosen));
    }

    @SuppressWarnings("SystemConsoleNull") // where input is redirected, some consoles are still null
    private static @Nullable String typed() {
        var console = System.console();
        if (console != null && console.isTerminal()) {
            var characters = console.readPassword("Password: ");
            return characters == null ? null : new String(characters);
        }
        try {
            return new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException("Standard input cannot be read", broken);
        }
    }
}

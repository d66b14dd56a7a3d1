package app.runtime.lifecycle;

import app.runtime.settings.InvalidSettingsException;
import app.runtime.settings.SettingsBinder;
import app.runtime.settings.SettingsCatalogue;
import app.runtime.settings.SettingsCatalogue.Entry;
import java.io.PrintWriter;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every variable, and says what is wrong with what they are set to. */
@Command(
        name = "config",
        description = "Print every variable with its default, meaning and value; exit 78 if the values can't be used.")
final class ConfigCommand implements AdminCommand {

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    ConfigCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var catalogue = new SettingsCatalogue(environment);
        print(catalogue, spec.commandLine().getOut());
        var err = spec.commandLine().getErr();
        catalogue.warnings().forEach(err::println);
        try {
            SettingsBinder.check(environment);
            return ExitCode.OK;
        } catch (InvalidSettingsException invalid) {
            invalid.problems().forEach(err::println);
            return ExitCode.INVALID_SETTINGS;
        }
    }

    private static void print(SettingsCatalogue catalogue, PrintWriter out) {
        var owner = "";
        for (var entry : catalogue.entries()) {
            if (!entry.owner().equals(owner)) {
                owner = entry.owner();
                out.println(owner);
            }
            out.println("  " + entry.name() + assigned(entry));
            out.println("      " + entry.meaning());
        }
        out.flush();
    }

    private static String assigned(Entry entry) {
        var fallback = entry.defaultValue();
        if (entry.value().isPresent()) {
            return "=" + entry.value().get()
                    + fallback.map(value -> "  (default: " + value + ")").orElse("");
        }
        return fallback.map(value -> "=" + value + "  (default)")
                .orElse(entry.required() ? "  (required, not set)" : "  (not set)");
    }
}

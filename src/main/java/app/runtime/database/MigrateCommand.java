package app.runtime.database;

import app.runtime.lifecycle.AdminCommand;
import app.runtime.settings.SettingsBinder;
import app.runtime.topology.Modules;
import org.springframework.core.env.Environment;
import picocli.CommandLine.Command;

/** Makes roles and schemas and migrates them; a second run finds nothing to do and succeeds too. */
@Command(name = "migrate", description = "Create the modules' roles and schemas and bring them up to date.")
final class MigrateCommand implements AdminCommand {

    private final Environment environment;

    MigrateCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = SettingsBinder.bind(environment, DatabaseSettings.class);
        new SchemaGate(Modules.of(environment), settings).migrate();
        return 0;
    }
}

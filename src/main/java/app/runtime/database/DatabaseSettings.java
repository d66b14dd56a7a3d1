package app.runtime.database;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import app.runtime.topology.AppModule;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.util.Map;

/** Where the modules' databases are. */
@Settings
record DatabaseSettings(
        @Variable(
                name = "DATABASE_URL",
                meaning = "PostgreSQL database of all modules: postgres://user:password@host:5432/name or"
                        + " jdbc:postgresql:…",
                secret = true)
        DatabaseUrl databaseUrl,

        @Variable(name = "<MODULE>_DATABASE_URL", meaning = "Moves this one module to another database", secret = true)
        Map<String, DatabaseUrl> moduleUrls,

        @Variable(
                name = "<MODULE>_NEXT_DATABASE_URL",
                meaning = "A second place for the data of this one module: 'move-data' moves them there and back while"
                        + " the process runs",
                secret = true)
        Map<String, DatabaseUrl> nextUrls,

        @Variable(
                name = "MIGRATE_ON_START",
                meaning = "Whether a starting process migrates the schemas itself, instead of only checking them",
                defaultValue = "false")
        boolean migrateOnStart,

        @Variable(
                name = "DATABASE_POOL_SIZE",
                meaning = "How many connections the pool of each module may hold at most; half of them are kept ready",
                defaultValue = "8")
        @Min(1)
        @Max(200)
        int poolSize) {

    DatabaseSettings {
        moduleUrls = Map.copyOf(moduleUrls);
        nextUrls = Map.copyOf(nextUrls);
    }

    /** The URL that was configured for a module: its own, or the one of all. */
    DatabaseUrl configuredFor(AppModule module) {
        return moduleUrls.getOrDefault(module.name(), databaseUrl);
    }

    /** How a module logs in there. */
    DatabaseUrl loginOf(AppModule module) {
        return ModuleLogin.of(configuredFor(module), module.name());
    }
}

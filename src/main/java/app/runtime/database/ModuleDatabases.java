package app.runtime.database;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;

/** The databases of the modules that this process hosts. */
public final class ModuleDatabases implements AutoCloseable {

    private final Modules modules;
    private final List<ModuleDatabase> databases;

    ModuleDatabases(Modules modules, DatabaseSettings settings) {
        this.modules = modules;
        this.databases = modules.hosted().stream()
                .map(module -> new ModuleDatabase(module, settings))
                .toList();
    }

    public List<ModuleDatabase> all() {
        return databases;
    }

    public ModuleDatabase of(AppModule module) {
        return databases.stream()
                .filter(database -> database.module().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("This process has no database of " + module));
    }

    /**
     * The database of the module that a class belongs to.
     *
     * @throws IllegalArgumentException if the class belongs to no hosted module: there is no database for everybody
     */
    public ModuleDatabase of(Class<?> type) {
        return of(modules.ownerOf(type)
                .orElseThrow(() -> new IllegalArgumentException(type.getName() + " belongs to no module ("
                        + modules.hosted() + "), so there is no database for it")));
    }

    @Override
    public void close() {
        for (var database : databases) {
            database.close();
        }
    }
}

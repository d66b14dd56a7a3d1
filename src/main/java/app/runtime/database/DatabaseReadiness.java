package app.runtime.database;

import app.runtime.lifecycle.ReadinessCheck;
import org.jooq.exception.DataAccessException;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.stereotype.Component;

/** Ready while the database of every hosted module answers. */
@Component
final class DatabaseReadiness implements ReadinessCheck {

    private final ModuleDatabases databases;

    DatabaseReadiness(ModuleDatabases databases) {
        this.databases = databases;
    }

    @Override
    public String name() {
        return "database";
    }

    @Override
    public boolean ready() {
        return databases.all().stream().allMatch(DatabaseReadiness::answers);
    }

    private static boolean answers(ModuleDatabase database) {
        try {
            database.dsl().selectOne().fetch();
            return true;
        } catch (DataAccessException | CannotGetJdbcConnectionException unreachable) {
            return false;
        }
    }
}

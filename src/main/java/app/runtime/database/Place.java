package app.runtime.database;

import app.runtime.topology.AppModule;
import java.sql.Connection;
import java.sql.SQLException;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/** A database where the data of a module may be. */
record Place(AppModule module, DatabaseUrl configured) {

    /** As the module logs in there. */
    DatabaseUrl login() {
        return ModuleLogin.of(configured, module.name());
    }

    /** Names the place, without a login. */
    String address() {
        return configured.hosts() + "/" + configured.database();
    }

    boolean isSameAs(Place other) {
        return address().equals(other.address());
    }

    Connection asAdministrator() throws SQLException {
        return Provisioning.connect(configured);
    }

    Connection asModule() throws SQLException {
        return Provisioning.connect(login());
    }

    /** What the schema there says. */
    DataHome home() throws SQLException {
        try (var connection = asModule()) {
            return DataHome.find(sql(connection), module)
                    .orElseThrow(() -> DatabaseProblem.needsAction(
                            "Schema " + module + " at " + address()
                                    + " is not migrated: run 'java -jar monolift.jar migrate' first",
                            new IllegalStateException("no data_home")));
        }
    }

    static DSLContext sql(Connection connection) {
        return DSL.using(connection, SQLDialect.POSTGRES);
    }

    @Override
    public String toString() {
        return address();
    }
}

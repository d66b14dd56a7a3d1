package app.runtime.database;

import app.runtime.topology.AppModule;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.exception.DataAccessException;
import org.jooq.impl.DSL;

/**
 * Makes the role and the schema of a module, as the user of the configured URL. Idempotent; where both exist already it
 * changes nothing and needs no rights, so an administrator may prepare them by hand.
 */
final class Provisioning {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    /** What is done here takes moments, and another process that does the same is waited for. */
    private static final int LONGEST_STATEMENT_MILLIS = 60_000;

    private Provisioning() {}

    static void provide(AppModule module, DatabaseUrl administrator, DatabaseUrl login) {
        if (administrator.equals(login)) {
            return;
        }
        try (var connection = connect(administrator)) {
            connection.setNetworkTimeout(Runnable::run, LONGEST_STATEMENT_MILLIS);
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            // One process at a time: roles and schemas know no "create if nobody else is just doing it".
            sql.fetch("SELECT pg_advisory_lock(hashtext('monolift provisioning'))");
            provideRole(sql, login);
            provideSchema(sql, module, login);
        } catch (SQLException refused) {
            throw unreachable(administrator, refused);
        } catch (DataAccessException refused) {
            throw INSUFFICIENT_PRIVILEGE.equals(refused.sqlState())
                    ? DatabaseProblem.needsAction(
                            "User " + administrator.user() + " may not create the role " + login.user()
                                    + " and the schema " + module + " in " + administrator
                                    + ": give it CREATEROLE and CREATE on the database, or prepare both by hand and"
                                    + " set "
                                    + module.variablePrefix() + "DATABASE_URL to a login of that role",
                            refused)
                    : refused;
        }
    }

    /**
     * Whatever is at that address, even if it accepts and says nothing, this ends within ten seconds. How long a
     * statement may take is up to the caller: some compare whole tables.
     */
    static Connection connect(DatabaseUrl url) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", url.user());
        Optional.ofNullable(url.password()).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", "monolift/migrate");
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("loginTimeout", "10");
        properties.setProperty("tcpKeepAlive", "true");
        return DriverManager.getConnection(url.jdbcUrl(), properties);
    }

    static DatabaseProblem unreachable(DatabaseUrl url, SQLException cause) {
        return switch (Objects.toString(cause.getSQLState(), "")) {
            case "28P01", "28000" ->
                DatabaseProblem.needsAction("PostgreSQL refused the login " + url + ": check user and password", cause);
            case "3D000" ->
                DatabaseProblem.needsAction("The database of " + url + " does not exist: create it first", cause);
            default ->
                DatabaseProblem.unavailable(
                        "PostgreSQL cannot be reached at " + url
                                + ": check that it runs and that DATABASE_URL is right",
                        cause);
        };
    }

    static void provideRole(DSLContext sql, DatabaseUrl login) {
        var role = DSL.name(login.user());
        var exists = sql.fetchExists(DSL.selectOne().from("pg_catalog.pg_roles").where("rolname = ?", login.user()));
        if (!exists) {
            sql.execute("CREATE ROLE {0} LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE", role);
        }
        if (!exists || !canLogIn(login)) {
            sql.execute(
                    "ALTER ROLE {0} LOGIN PASSWORD {1}",
                    role,
                    Optional.ofNullable(login.password()).map(DSL::inline).orElseGet(() -> DSL.inline((String) null)));
        }
    }

    private static boolean canLogIn(DatabaseUrl login) {
        try (var connection = connect(login)) {
            return connection.isValid(5);
        } catch (SQLException refused) {
            return false;
        }
    }

    private static void provideSchema(DSLContext sql, AppModule module, DatabaseUrl login) {
        var owner = sql.fetchOptional(
                        "SELECT pg_get_userbyid(nspowner) AS owner FROM pg_catalog.pg_namespace WHERE nspname = ?",
                        module.name())
                .map(row -> row.get("owner", String.class));
        if (owner.isEmpty()) {
            sql.execute("GRANT {0} TO CURRENT_USER", DSL.name(login.user()));
            sql.execute("CREATE SCHEMA {0} AUTHORIZATION {1}", DSL.name(module.name()), DSL.name(login.user()));
        } else if (!owner.get().equals(login.user())) {
            throw DatabaseProblem.needsAction(
                    "Schema " + module + " belongs to role " + owner.get() + " and not to " + login.user()
                            + ": it was made for another database name or by another application",
                    new IllegalStateException("foreign schema"));
        }
    }
}

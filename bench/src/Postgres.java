import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.LoggerFactory;

/**
 * An embedded PostgreSQL, as durable as in production, with two databases of the same schema and content: one for the
 * application, one for pgbench. What is not named here is as PostgreSQL ships it.
 */
final class Postgres implements AutoCloseable {

    static final String APPLICATION = "monolift";
    static final String PGBENCH = "pgbench";

    private static final List<String> DURABLE = List.of("fsync", "synchronous_commit", "full_page_writes");
    private static final String SUPERUSER = "postgres";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    static Postgres start(Path folder) throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        var builder = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                .setDataDirectory(folder)
                .setServerConfig("shared_preload_libraries", "pg_stat_statements");
        DURABLE.forEach(setting -> builder.setServerConfig(setting, "on"));
        var postgres = new Postgres(builder.start());
        postgres.requireDurable();
        postgres.execute(SUPERUSER, "CREATE EXTENSION pg_stat_statements");
        postgres.countStatements(false);
        postgres.execute(SUPERUSER, "CREATE DATABASE " + APPLICATION);
        return postgres;
    }

    String version() {
        return texts(SUPERUSER, "SHOW server_version").getFirst();
    }

    int port() {
        return server.getPort();
    }

    /** For {@code DATABASE_URL}. */
    String url() {
        return "postgres://postgres:postgres@127.0.0.1:" + port() + "/" + APPLICATION;
    }

    /** Nobody may be connected to the application's database meanwhile. */
    void copyForPgbench() {
        execute(SUPERUSER, "CREATE DATABASE " + PGBENCH + " TEMPLATE " + APPLICATION);
    }

    /** Begins to count the statements of everybody, or stops it. */
    void countStatements(boolean counting) {
        execute(SUPERUSER, "ALTER SYSTEM SET pg_stat_statements.track = " + (counting ? "'top'" : "'none'"));
        execute(SUPERUSER, "SELECT pg_reload_conf()");
        if (counting) {
            execute(SUPERUSER, "SELECT pg_stat_statements_reset()");
        }
    }

    void execute(String database, String sql) {
        try (var connection = server.getDatabase(SUPERUSER, database).getConnection();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    long number(String database, String sql) {
        return Long.parseLong(texts(database, sql).getFirst());
    }

    /** How many connections the application has whose name is like this. */
    int connections(String name) {
        return (int)
                number(SUPERUSER, "SELECT count(*) FROM pg_stat_activity WHERE application_name LIKE '" + name + "'");
    }

    /** The first column. */
    List<String> texts(String database, String sql) {
        try (var connection = server.getDatabase(SUPERUSER, database).getConnection();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
            return texts;
        } catch (SQLException refused) {
            throw new IllegalStateException(sql, refused);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void requireDurable() {
        for (var setting : DURABLE) {
            if (!texts(SUPERUSER, "SHOW " + setting).equals(List.of("on"))) {
                throw new IllegalStateException(setting + " is not on: nothing measured here would mean anything");
            }
        }
    }
}

package app.runtime.database;

import static org.jooq.impl.DSL.name;

import app.runtime.UuidV7;
import app.runtime.json.Json;
import app.runtime.topology.Modules;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.springframework.transaction.support.TransactionOperations;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * A database of a test's own, migrated, on a real PostgreSQL: the server of {@code TEST_DATABASE_URL}, or a container
 * if {@code TEST_DATABASE=testcontainers} asks for one, or an embedded server that is started for all tests of this
 * process.
 */
public final class TestDatabase implements AutoCloseable {

    private final DatabaseUrl url;
    private final ModuleDatabases databases;

    private TestDatabase(DatabaseUrl url) {
        this.url = url;
        this.databases = new ModuleDatabases(Modules.discover(), settings(url));
    }

    /** A new database with every schema migrated: a copy of one that was. */
    public static TestDatabase create() {
        var url = newUrl();
        copy(Migrated.URL, url);
        return new TestDatabase(url);
    }

    /** A new database with every schema migrated, as an operator does it: for tests of what that leaves behind. */
    static TestDatabase migrate() {
        return new TestDatabase(migrated());
    }

    private static DatabaseUrl migrated() {
        var url = empty();
        new SchemaGate(Modules.discover(), settings(url)).migrate();
        return url;
    }

    /** A new database with nothing in it, as a {@code postgres://} URL. */
    public static String createEmpty() {
        return withPassword(empty());
    }

    /** Puts a copy of another database, to which nobody is connected, in the place of an empty one. */
    public static void fill(String empty, String original) {
        var url = DatabaseUrl.parse(empty);
        onServer("DROP DATABASE " + url.database());
        copy(DatabaseUrl.parse(original), url);
    }

    /** What belongs to the roles of the original belongs to roles of its own. */
    private static void copy(DatabaseUrl original, DatabaseUrl copy) {
        onServer("CREATE DATABASE " + copy.database() + " TEMPLATE " + original.database());
        try (var connection = Provisioning.connect(copy)) {
            var sql = DSL.using(connection, SQLDialect.POSTGRES);
            var modules = sql.fetch(
                            "SELECT nspname FROM pg_catalog.pg_namespace WHERE pg_get_userbyid(nspowner) = ? || '_' ||"
                                    + " nspname",
                            original.database())
                    .getValues("nspname", String.class);
            for (var module : modules) {
                var login = ModuleLogin.of(copy, module);
                Provisioning.provideRole(sql, login);
                sql.execute("GRANT {0} TO CURRENT_USER", name(login.user()));
                sql.execute(
                        "REASSIGN OWNED BY {0} TO {1}",
                        name(ModuleLogin.of(original, module).user()), name(login.user()));
            }
        } catch (SQLException refused) {
            throw new IllegalStateException(copy + " could not be given to its own roles", refused);
        }
    }

    /** For {@code DATABASE_URL}. */
    public String url() {
        return withPassword(url);
    }

    /** As the module sees it: as its own role. */
    public DSLContext dsl(String module) {
        return database(module).dsl();
    }

    public TransactionOperations transaction(String module) {
        return database(module).transaction();
    }

    public IdempotencyKeys keys(String module) {
        return new SchemaIdempotencyKeys(database(module), Json.mapper());
    }

    public ModuleDatabase database(String module) {
        return databases.of(Modules.discover().named(module));
    }

    public ModuleDatabases databases() {
        return databases;
    }

    /** Ends the pools; the database goes with the server. */
    @Override
    public void close() {
        databases.close();
    }

    private static DatabaseUrl empty() {
        var url = newUrl();
        onServer("CREATE DATABASE " + url.database());
        return url;
    }

    private static DatabaseUrl newUrl() {
        var server = Server.URL;
        var name = "t" + UuidV7.next().toString().replace("-", "");
        return new DatabaseUrl(server.hosts(), name, server.user(), server.password(), server.options());
    }

    private static void onServer(String sql) {
        try (var connection = Provisioning.connect(Server.URL);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException refused) {
            throw new IllegalStateException("No test database could be made at " + Server.URL, refused);
        }
    }

    static DatabaseSettings settings(DatabaseUrl url) {
        return new DatabaseSettings(url, Map.of(), Map.of(), false, 8);
    }

    private static String withPassword(DatabaseUrl url) {
        var login = url.user()
                + Optional.ofNullable(url.password()).map(it -> ":" + it).orElse("");
        return "postgres://" + login + "@" + url.hosts() + "/" + url.database();
    }

    /** Nobody connects to it. */
    private static final class Migrated {

        static final DatabaseUrl URL = migrated();
    }

    private static final class Server {

        static final DatabaseUrl URL = Optional.ofNullable(System.getenv("TEST_DATABASE_URL"))
                .map(DatabaseUrl::parse)
                .orElseGet(Server::start);

        private static DatabaseUrl start() {
            var kind = Optional.ofNullable(System.getenv("TEST_DATABASE")).orElse("embedded");
            return switch (kind) {
                case "embedded" -> startEmbedded();
                case "testcontainers" -> startContainer();
                default ->
                    throw new IllegalArgumentException(
                            "TEST_DATABASE is '" + kind + "': use embedded (the default) or testcontainers");
            };
        }

        /** Zonky's own hook stops the server when this process ends. */
        private static DatabaseUrl startEmbedded() {
            try {
                var postgres = EmbeddedPostgres.builder()
                        .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                        .setServerConfig("max_connections", "300")
                        .setServerConfig("fsync", "off")
                        .start();
                return DatabaseUrl.parse("postgres://postgres:postgres@localhost:" + postgres.getPort() + "/postgres");
            } catch (IOException failed) {
                throw new UncheckedIOException("Embedded PostgreSQL could not be started", failed);
            }
        }

        /** Testcontainers removes the container when this process ends. */
        private static DatabaseUrl startContainer() {
            var postgres = new PostgreSQLContainer("postgres:18")
                    .withCommand("postgres", "-c", "max_connections=300", "-c", "fsync=off");
            postgres.start();
            return new DatabaseUrl(
                    postgres.getHost() + ":" + postgres.getFirstMappedPort(),
                    postgres.getDatabaseName(),
                    postgres.getUsername(),
                    postgres.getPassword(),
                    Map.of());
        }
    }
}

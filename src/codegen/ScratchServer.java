import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.ForcedType;
import org.jooq.meta.jaxb.Generate;
import org.jooq.meta.jaxb.Generator;
import org.jooq.meta.jaxb.Jdbc;
import org.jooq.meta.jaxb.Logging;
import org.jooq.meta.jaxb.MatcherRule;
import org.jooq.meta.jaxb.MatcherTransformType;
import org.jooq.meta.jaxb.Matchers;
import org.jooq.meta.jaxb.MatchersSchemaType;
import org.jooq.meta.jaxb.MatchersTableType;
import org.jooq.meta.jaxb.Strategy;
import org.jooq.meta.jaxb.Target;
import org.slf4j.LoggerFactory;

/** An embedded PostgreSQL that lives as long as one generation: migrates a module's schema and reads it back. */
final class ScratchServer implements AutoCloseable {

    private static final String SHARED_TABLES =
            "flyway_schema_history|outbox|inbox|idempotency_key|data_home|data_mark";

    private final EmbeddedPostgres postgres;

    ScratchServer() throws IOException {
        ((Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).setLevel(Level.ERROR);
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(new File("target/postgresql").getAbsoluteFile())
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    /** As in production, the module's own role migrates: a migration that reaches into another schema fails here. */
    void generate(String module, List<Path> migrations, Path output) {
        try {
            createSchema(module);
            migrate(module, migrations);
            GenerationTool.generate(new Configuration()
                    .withLogging(Logging.WARN)
                    .withJdbc(new Jdbc()
                            .withUrl(postgres.getJdbcUrl(module, "postgres"))
                            .withUser(module))
                    .withGenerator(generator(module, output)));
        } catch (FlywayException invalid) {
            throw new InvalidMigration(
                    "The migrations of '" + module + "' cannot be run: "
                            + invalid.getMessage().strip(),
                    invalid);
        } catch (Exception broken) {
            throw new IllegalStateException("No jOOQ classes could be generated for '" + module + "'.", broken);
        }
    }

    private void createSchema(String module) throws SQLException {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("CREATE ROLE \"" + module + "\" LOGIN");
            statement.execute("CREATE SCHEMA \"" + module + "\" AUTHORIZATION \"" + module + "\"");
        }
    }

    private void migrate(String module, List<Path> migrations) {
        Flyway.configure()
                .dataSource(postgres.getDatabase(module, "postgres"))
                .locations(migrations.stream()
                        .map(folder -> "filesystem:" + folder)
                        .toArray(String[]::new))
                .defaultSchema(module)
                .createSchemas(false)
                .outOfOrder(true)
                .validateMigrationNaming(true)
                // As in production: with a transaction held open, CREATE INDEX CONCURRENTLY would wait for ever.
                .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))
                .load()
                .migrate();
    }

    private static Generator generator(String module, Path output) {
        return new Generator()
                .withStrategy(new Strategy().withMatchers(names()))
                .withDatabase(new Database()
                        .withName("org.jooq.meta.postgres.PostgresDatabase")
                        .withInputSchema(module)
                        .withExcludes(SHARED_TABLES)
                        .withForcedTypes(new ForcedType()
                                .withName("INSTANT")
                                .withIncludeTypes("timestamptz|timestamp with time zone")))
                .withGenerate(new Generate()
                        .withRecords(true)
                        .withPojos(false)
                        .withDaos(false)
                        .withJavaTimeTypes(true)
                        .withGeneratedAnnotation(false)
                        .withGlobalCatalogReferences(false)
                        .withGlobalSchemaReferences(false)
                        .withGlobalRoutineReferences(false)
                        .withGlobalIndexReferences(false))
                .withTarget(new Target()
                        .withPackageName("app." + module + ".internal.jooq")
                        .withDirectory(output.toString())
                        .withClean(true));
    }

    /** The table orders.orders is to be ORDERS, not the ORDERS_ that jOOQ makes of it lest it looks like its schema. */
    private static Matchers names() {
        var tables = new MatchersTableType().withTableIdentifier(rule(MatcherTransformType.UPPER, "$0"));
        var schemas = new MatchersSchemaType()
                .withSchemaClass(rule(MatcherTransformType.PASCAL, "$0_schema"))
                .withSchemaIdentifier(rule(MatcherTransformType.UPPER, "$0_schema"));
        return new Matchers().withTables(tables).withSchemas(schemas);
    }

    private static MatcherRule rule(MatcherTransformType letters, String expression) {
        return new MatcherRule().withTransform(letters).withExpression(expression);
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    static final class InvalidMigration extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private InvalidMigration(String message, Throwable cause) {
            super(message, cause);
        }
    }
}

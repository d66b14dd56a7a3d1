package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the roles of the modules are, and what nobody gets by default. */
@NeedsModules({"billing", "orders"})
class ModuleRoleIntegrationTests {

    private static final List<AppModule> MODULES = Modules.discover().hosted();

    private static TestDatabase database;
    private static Wall wall;

    @BeforeAll
    static void migrate() throws SQLException {
        database = TestDatabase.migrate();
        wall = new Wall(database);
    }

    @AfterAll
    static void close() throws SQLException {
        wall.close();
        database.close();
    }

    @Test
    void givesThePublicNothing() {
        assertThat(publicGrants()).isEmpty();

        database.dsl("orders").execute("GRANT SELECT (status) ON orders.placed_order TO PUBLIC");
        try {
            assertThat(publicGrants()).containsExactly("PUBLIC may SELECT orders.placed_order.status");
        } finally {
            database.dsl("orders").execute("REVOKE SELECT (status) ON orders.placed_order FROM PUBLIC");
        }
    }

    /** Functions count with what PostgreSQL gives everybody by default; the row types of tables are no functions. */
    private static List<String> publicGrants() {
        return administrator()
                .fetch("""
                    WITH space AS (SELECT oid, nspname, nspacl FROM pg_namespace WHERE nspname = ANY (?)),
                    granted AS (
                        SELECT nspname AS object, nspacl AS acl FROM space
                        UNION ALL SELECT nspname || '.' || relname, relacl
                            FROM pg_class JOIN space ON space.oid = relnamespace
                        UNION ALL SELECT nspname || '.' || relname || '.' || attname, attacl
                            FROM pg_attribute JOIN pg_class c ON c.oid = attrelid JOIN space ON space.oid = relnamespace
                        UNION ALL SELECT nspname || '.' || proname, coalesce(proacl, acldefault('f', proowner))
                            FROM pg_proc JOIN space ON space.oid = pronamespace
                        UNION ALL SELECT nspname || '.' || typname, typacl
                            FROM pg_type JOIN space ON space.oid = typnamespace)
                    SELECT 'PUBLIC may ' || privilege_type || ' ' || object FROM granted, aclexplode(acl) WHERE grantee = 0
                    """, (Object) MODULES.stream().map(AppModule::name).toArray(String[]::new))
                .getValues(0, String.class);
    }

    @Test
    void promisesNobodyWhatIsStillToBeMade() throws SQLException {
        assertThat(administrator().fetch("SELECT * FROM pg_default_acl")).isEmpty();

        database.dsl("billing").execute("CREATE TABLE billing.made_later (id int PRIMARY KEY)");
        try {
            assertThat(wall.cells()).extracting(WallCell::object).contains("made_later");
            assertThat(wall.breaches()).isEmpty();
        } finally {
            database.dsl("billing").execute("DROP TABLE billing.made_later");
        }
    }

    @Test
    void makesNoLoginMemberOfAnotherAndNoneMightyByItself() {
        var roles = MODULES.stream().map(module -> wall.login(module).user()).toArray(String[]::new);

        assertThat(administrator()
                        .fetchValues(
                                "SELECT roleid::regrole FROM pg_auth_members WHERE member::regrole::text = ANY (?)",
                                (Object) roles))
                .isEmpty();
        assertThat(administrator()
                        .fetchValues(
                                "SELECT rolname FROM pg_roles WHERE rolname = ANY (?) AND NOT (rolsuper OR"
                                        + " rolcreaterole OR rolcreatedb OR rolreplication OR rolbypassrls)",
                                (Object) roles))
                .hasSize(roles.length);
    }

    static Stream<Arguments> strangers() {
        return MODULES.stream()
                .flatMap(module -> MODULES.stream()
                        .filter(other -> !other.equals(module))
                        .map(other -> Arguments.of(module, other)));
    }

    @ParameterizedTest(name = "{0} does not become {1}")
    @MethodSource("strangers")
    void letsNobodyBecomeAnother(AppModule module, AppModule other) {
        var role = wall.login(other).user();

        for (var takeOver : List.of(
                "SET ROLE " + role,
                "SET SESSION AUTHORIZATION " + role,
                "GRANT " + role + " TO CURRENT_USER",
                "ALTER ROLE " + role + " PASSWORD 'stolen'",
                "ALTER SCHEMA " + other + " OWNER TO CURRENT_USER",
                "ALTER TABLE " + other + ".outbox OWNER TO CURRENT_USER",
                "CREATE SCHEMA annex")) {
            assertThatThrownBy(() -> database.dsl(module.name()).execute(takeOver))
                    .as(takeOver)
                    .rootCause()
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    @Test
    void keepsForeignSchemasOffTheSearchPath() {
        for (var module : MODULES) {
            var path = database.dsl(module.name())
                    .fetchSingle("SELECT current_schemas(true)")
                    .get(0, String[].class);

            assertThat(path).isSubsetOf("pg_catalog", "public", module.name());
        }
    }

    private static DSLContext administrator() {
        return DSL.using(wall.administrator(), SQLDialect.POSTGRES);
    }
}

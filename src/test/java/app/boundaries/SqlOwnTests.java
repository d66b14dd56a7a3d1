package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.boundaries.SqlFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlOwnTests {

    private static final Path MIGRATIONS = Path.of("db/migrations");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT billing.id FROM orders.billing",
                "SELECT orders.id FROM shop.x AS orders",
                "SELECT billing.*, extract(year FROM billing.at) FROM orders.x billing WHERE billing.a IS DISTINCT"
                        + " FROM billing.b",
                "SELECT a FROM orders.x billing WHERE billing.c IN (1) GROUP BY billing.id HAVING billing.a > 0 ORDER"
                        + " BY billing.id",
                "SELECT CASE WHEN billing.a THEN billing.b ELSE billing.c END FROM orders.x billing JOIN b USING (id)",
                "SELECT billing.{0}, array[1:billing] FROM orders.x billing WHERE billing.a = @ AND billing.b = ANY"
                        + " (?)",
                "WITH billing AS (SELECT 1 AS a) SELECT billing.a FROM billing",
                "SELECT orders.billing.id FROM orders.billing WHERE orders.billing.id = :billing.id",
                "INSERT INTO orders.x AS billing (a) VALUES (1) ON CONFLICT (a) DO UPDATE SET a = excluded.a +"
                        + " billing.b",
                "UPDATE orders.billing SET a = billing.b WHERE billing.c > coalesce(billing.d, 1) RETURNING billing.id",
                "DELETE FROM orders.x AS billing WHERE billing.id = 1",
                "MERGE INTO orders.t AS billing USING orders.s s ON billing.id = s.id WHEN MATCHED THEN UPDATE SET a ="
                        + " billing.b",
                "CREATE TABLE orders.billing (a int, CHECK (billing.a > 0)); COMMENT ON COLUMN orders.billing.a IS 'x'",
                "CREATE VIEW orders.v AS SELECT billing.a FROM orders.x billing JOIN orders.y ON billing.a = y.a",
                "CREATE POLICY p ON orders.billing USING (EXISTS (SELECT 1 FROM orders.y WHERE y.a = billing.a))",
                "DO $$ DECLARE billing orders.x%ROWTYPE; BEGIN IF billing.a > 1 THEN UPDATE orders.x SET a ="
                        + " billing.b; END IF; END $$",
            })
    void findsNothingInColumnsOfWhatIsNamedAsAModule(String sql) {
        assertThat(SqlCase.findings(sql)).as(sql).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT 'see billing.payment', $$billing.payment$$ -- billing.payment",
                "INSERT INTO orders.x VALUES ('billing.payment', E'it\\'s billing.payment', lower('billing.x')) /*"
                        + " billing.payment */",
                "DO $$ BEGIN RAISE NOTICE 'see billing.payment'; END $$",
                "COMMENT ON TABLE orders.x IS 'copied from billing.payment'",
            })
    void findsNothingInDataAndComments(String sql) {
        assertThat(SqlCase.findings(sql)).as(sql).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM pg_catalog.pg_class, information_schema.tables, \"BILLING\".payment",
                "DELETE FROM {0} WHERE ctid IN (SELECT ctid FROM {0} WHERE @ LIMIT {1} FOR UPDATE SKIP LOCKED)",
                "SELECT * FROM @.payment WHERE a = '@' AND data ?| array['a']",
                "GRANT SELECT (billing) ON orders.x TO shop_orders; ALTER TABLE orders.x OWNER TO CURRENT_USER",
                "REVOKE ALL ON FUNCTION orders.f() FROM PUBLIC; SET ROLE shop_orders; SET LOCAL lock_timeout = '1s'",
                "SET search_path = orders, pg_temp; SELECT set_config('search_path', 'orders', true)",
                "UPDATE orders.x SET role = 'admin', search_path = 'a' WHERE id = ?",
                "set role = ?",
                "CREATE EXTENSION pgcrypto; ALTER TABLE orders.x RENAME TO placed_billing",
                "ALTER DEFAULT PRIVILEGES FOR ROLE shop_orders IN SCHEMA orders GRANT SELECT ON TABLES TO shop_orders",
            })
    void findsNothingInTheOwnSchemaAndThatOfTheSystem(String sql) {
        assertThat(SqlCase.findings(sql)).as(sql).isEmpty();
    }

    @Test
    void namesTheLineAlsoInsideABody() {
        var sql = """
            SELECT 1;
            /*
             */ DO $$
            BEGIN
              DELETE FROM billing.payment;
            END $$;

            DROP TABLE
              users.account;
            """;

        assertThat(SqlCase.findings(sql))
                .containsExactly(
                        new SqlFinding(Kind.TABLE, 5, "table billing.payment"),
                        new SqlFinding(Kind.TABLE, 9, "table users.account"));
    }

    @Test
    void findsNothingInTheMigrationsOfThisProject() throws IOException {
        var modules = Set.of("users", "orders", "billing", "notifications");
        var read = new TreeSet<String>();
        var findings = new ArrayList<SqlFinding>();

        try (var files = Files.walk(MIGRATIONS)) {
            for (var file :
                    files.filter(path -> path.toString().endsWith(".sql")).toList()) {
                var module = MIGRATIONS.relativize(file).getName(0).toString();
                read.add(module);
                for (var own : modules.contains(module) ? List.of(module) : modules) {
                    var others = new TreeSet<>(modules);
                    others.remove(own);
                    findings.addAll(SqlInspection.findings(Files.readString(file), own, others));
                }
            }
        }

        assertThat(findings).isEmpty();
        assertThat(read).contains("runtime").containsAll(modules);
    }
}

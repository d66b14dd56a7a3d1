package app.boundaries;

import static app.boundaries.SqlCase.assertFinds;

import app.boundaries.SqlFinding.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlRightsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "GRANT SELECT ON orders.x TO shop_billing | role shop_billing",
                "GRANT SELECT, REFERENCES ON orders.x TO shop_orders, billing | role billing",
                "GRANT shop_billing TO shop_orders | role shop_billing",
                "REVOKE SELECT ON orders.x FROM shop_billing | role shop_billing",
                "GRANT SELECT ON TABLE billing.x TO shop_orders | a grant on billing.x",
                "REVOKE ALL ON billing.x FROM shop_orders | a revoke on billing.x",
                "GRANT EXECUTE ON FUNCTION billing.f(int) TO shop_orders | a grant on billing.f",
                "GRANT USAGE ON SCHEMA billing TO shop_orders | schema billing",
                "GRANT ALL ON ALL TABLES IN SCHEMA orders, billing TO shop_orders | schema billing",
                "GRANT SELECT ON orders.x TO PUBLIC | a grant to PUBLIC, which is every role",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA orders GRANT SELECT ON TABLES TO reporting | default privileges"
                        + " for reporting",
                "ALTER DEFAULT PRIVILEGES IN SCHEMA billing GRANT SELECT ON TABLES TO shop_orders | schema billing",
                "ALTER DEFAULT PRIVILEGES FOR ROLE shop_billing GRANT SELECT ON TABLES TO shop_orders | role"
                        + " shop_billing",
            })
    void findsGrants(String sql, String what) {
        assertFinds(sql, Kind.GRANT, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "ALTER TABLE orders.x OWNER TO shop_billing | the owner shop_billing",
                "ALTER SCHEMA orders OWNER TO postgres | the owner postgres",
                "SET ROLE shop_billing | SET ROLE shop_billing",
                "SET LOCAL ROLE @ | SET ROLE",
                "SET ROLE NONE | SET ROLE none",
                "SET SESSION AUTHORIZATION shop_billing | SET ROLE shop_billing",
                "SELECT set_config('role', 'shop_billing', true) | SET ROLE",
                "RESET ROLE | RESET ROLE",
                "RESET SESSION AUTHORIZATION | RESET ROLE",
                "DISCARD ALL | DISCARD ALL, which resets the role",
                "ALTER ROLE shop_billing LOGIN | role shop_billing",
                "REASSIGN OWNED BY shop_orders TO shop_billing | role shop_billing",
                "DROP OWNED BY shop_billing | role shop_billing",
                "CREATE SCHEMA mine AUTHORIZATION shop_billing | role shop_billing",
            })
    void findsRoles(String sql, String what) {
        assertFinds(sql, Kind.ROLE, what);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SET search_path = billing",
                "set local SEARCH_PATH to orders, billing",
                "SET search_path TO DEFAULT",
                "SET SESSION search_path = @",
                "SET \"search_path\" = 'billing'",
                "RESET search_path",
                "SET SCHEMA 'billing'",
                "ALTER ROLE shop_orders SET search_path = orders, billing",
                "ALTER DATABASE shop SET search_path = billing",
                "SELECT set_config('search_path', 'orders, billing', false)",
                "SELECT pg_catalog.set_config('search_path', @, false)",
                "ALTER FUNCTION orders.f() SET search_path = billing",
                "CREATE FUNCTION orders.f() RETURNS int LANGUAGE sql SET search_path = billing AS 'SELECT 1'",
                "DO $$ BEGIN SET LOCAL search_path = billing; END $$",
            })
    void findsSearchPaths(String sql) {
        assertFinds(sql, Kind.SEARCH_PATH, "search_path");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE EXTENSION IF NOT EXISTS dblink | create extension",
                "CREATE EXTENSION postgres_fdw | create extension",
                "CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw | create server",
                "CREATE FOREIGN TABLE orders.x (a int) SERVER s | create foreign",
                "IMPORT FOREIGN SCHEMA other FROM SERVER s INTO orders | import",
                "CREATE USER MAPPING FOR shop_orders SERVER s | create user",
                "CREATE SUBSCRIPTION s CONNECTION 'x' PUBLICATION p | create subscription",
                "SELECT * FROM dblink('dbname=x', 'SELECT 1') AS t(a int) | dblink",
                "SELECT public.dblink_exec('x', 'DELETE FROM a') | dblink_exec",
            })
    void findsOtherDatabases(String sql, String by) {
        assertFinds(sql, Kind.OTHER_DATABASE, "another database, by " + by);
    }
}

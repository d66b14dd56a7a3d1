package app.boundaries;

import static app.boundaries.SqlCase.assertFinds;

import app.boundaries.SqlFinding.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlDefinitionTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE orders.x (id uuid REFERENCES billing.payment (id), a int)",
                "CREATE TABLE orders.x (id uuid, CONSTRAINT c FOREIGN KEY (id) REFERENCES billing.payment ON DELETE"
                        + " CASCADE)",
                "ALTER TABLE orders.x ADD CONSTRAINT c FOREIGN KEY (id) REFERENCES \"billing\" . payment (id) NOT"
                        + " VALID",
                "ALTER TABLE orders.x ADD COLUMN id uuid REFERENCES BILLING.PAYMENT",
            })
    void findsForeignKeys(String sql) {
        assertFinds(sql, Kind.FOREIGN_KEY, "a foreign key to billing.payment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE VIEW orders.v AS SELECT * FROM billing.payment",
                "CREATE OR REPLACE VIEW orders.v AS SELECT 1 FROM orders.x JOIN billing.payment p ON p.id = x.id",
                "CREATE MATERIALIZED VIEW orders.v AS SELECT 1 FROM orders.x WHERE EXISTS (SELECT FROM"
                        + " billing.payment)",
            })
    void findsViewsOverForeignTables(String sql) {
        assertFinds(sql, Kind.VIEW, "a view over billing.payment");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CREATE TRIGGER t AFTER INSERT OR UPDATE OF a ON billing.payment EXECUTE FUNCTION orders.f() | a"
                        + " trigger on billing.payment",
                "CREATE CONSTRAINT TRIGGER t AFTER DELETE ON billing.payment EXECUTE PROCEDURE orders.f() | a trigger"
                        + " on billing.payment",
                "DROP TRIGGER t ON billing.payment | a trigger on billing.payment",
                "CREATE TRIGGER t AFTER INSERT ON orders.x FOR EACH ROW EXECUTE FUNCTION billing.f() | a trigger that"
                        + " calls billing.f",
            })
    void findsTriggers(String sql, String what) {
        assertFinds(sql, Kind.TRIGGER, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "CREATE TABLE billing.x (id int) | TABLE | table billing.x",
                "ALTER TABLE IF EXISTS billing.x ADD a int | TABLE | table billing.x",
                "DROP TABLE orders.a, billing.x CASCADE | TABLE | table billing.x",
                "CREATE INDEX CONCURRENTLY i ON billing.x (a) | INDEX | an index on billing.x",
                "ALTER INDEX billing.i RENAME TO j | INDEX | index billing.i",
                "DROP INDEX IF EXISTS billing.i | INDEX | index billing.i",
                "CREATE VIEW billing.v AS SELECT 1 | VIEW | view billing.v",
                "DROP MATERIALIZED VIEW billing.v | VIEW | view billing.v",
                "REFRESH MATERIALIZED VIEW CONCURRENTLY billing.v | VIEW | view billing.v",
                "CREATE SEQUENCE billing.s | SEQUENCE | sequence billing.s",
                "ALTER SEQUENCE billing.s RESTART | SEQUENCE | sequence billing.s",
                "DROP SEQUENCE billing.s | SEQUENCE | sequence billing.s",
                "CREATE TYPE billing.t AS ENUM ('a') | TYPE | type billing.t",
                "ALTER TYPE billing.t ADD VALUE 'a' | TYPE | type billing.t",
                "CREATE TABLE orders.x (a billing.t NOT NULL) | TYPE | type billing.t",
                "CREATE FUNCTION billing.f() RETURNS int LANGUAGE sql RETURN 1 | FUNCTION | function billing.f",
                "DROP FUNCTION orders.g(int), billing.f(int) | FUNCTION | function billing.f",
                "ALTER PROCEDURE billing.f SET work_mem = '1MB' | FUNCTION | procedure billing.f",
                "CREATE TABLE orders.p PARTITION OF billing.x DEFAULT | TABLE | a partition of or with billing.x",
                "ALTER TABLE orders.p ATTACH PARTITION billing.x DEFAULT | TABLE | a partition of or with billing.x",
                "CREATE TABLE orders.p () INHERITS (orders.a, billing.x) | TABLE | inheritance from billing.x",
                "ALTER TABLE orders.p INHERIT billing.x | TABLE | inheritance from billing.x",
                "CREATE TABLE orders.p (LIKE billing.x INCLUDING ALL) | TABLE | table billing.x",
                "COMMENT ON TABLE billing.x IS 'mine' | TABLE | table billing.x",
                "COMMENT ON COLUMN billing.x.id IS 'mine' | TABLE | column billing.x.id",
                "COMMENT ON FUNCTION billing.f(int) IS 'mine' | FUNCTION | function billing.f",
                "CREATE POLICY p ON billing.x USING (true) | TABLE | a policy on billing.x",
                "CREATE RULE r AS ON INSERT TO billing.x DO NOTHING | TABLE | a rule on billing.x",
                "CREATE SCHEMA billing | SCHEMA | schema billing",
                "DROP SCHEMA IF EXISTS orders, billing CASCADE | SCHEMA | schema billing",
                "ALTER TABLE orders.x SET SCHEMA billing | SCHEMA | schema billing",
            })
    void findsForeignObjects(String sql, Kind kind, String what) {
        assertFinds(sql, kind, what);
    }
}

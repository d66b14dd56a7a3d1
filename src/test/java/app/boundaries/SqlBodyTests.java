package app.boundaries;

import static app.boundaries.SqlCase.assertFinds;

import app.boundaries.SqlFinding.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlBodyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE FUNCTION orders.f() RETURNS int LANGUAGE sql AS $$ SELECT 1 FROM billing.payment $$",
                "CREATE FUNCTION orders.f() RETURNS int AS 'SELECT ''x'' FROM billing.payment' LANGUAGE sql",
                "CREATE OR REPLACE PROCEDURE orders.p() LANGUAGE plpgsql AS $f$ BEGIN IF a THEN DELETE FROM"
                        + " billing.payment; END IF; END $f$",
                "CREATE FUNCTION orders.f() RETURNS void AS $$ DECLARE p billing.payment%ROWTYPE; BEGIN END $$"
                        + " LANGUAGE plpgsql",
                "CREATE FUNCTION orders.f() RETURNS void AS $$ BEGIN FOR r IN SELECT * FROM billing.payment LOOP x :="
                        + " 1; END LOOP; END $$ LANGUAGE plpgsql",
                "CREATE FUNCTION orders.f() RETURNS int BEGIN ATOMIC SELECT 1; SELECT count(*) FROM billing.payment;"
                        + " END",
                "DO $$ BEGIN UPDATE billing.payment SET a = 1; END $$",
                "DO LANGUAGE plpgsql 'BEGIN PERFORM 1 FROM billing.payment; END'",
            })
    void findsTablesInBodies(String sql) {
        assertFinds(sql, Kind.TABLE, "table billing.payment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN EXECUTE 'DELETE FROM billing.payment'; END $$",
                "DO $$ BEGIN EXECUTE 'DELETE FROM ' || 'billing' || '.payment WHERE id = ' || i; END $$",
                "DO $$ BEGIN EXECUTE format('DELETE FROM billing.payment WHERE %I = %L', c, v) USING x; END $$",
                "DO $$ DECLARE s text := 'DELETE FROM billing.payment'; BEGIN EXECUTE s; END $$",
                "DO $$ BEGIN SELECT 'DELETE FROM billing.payment' INTO s; EXECUTE s; END $$",
                "DO $$ BEGIN FOR r IN EXECUTE 'SELECT * FROM billing.payment' LOOP NULL; END LOOP; END $$",
                "DO $$ BEGIN RETURN QUERY EXECUTE $q$ SELECT * FROM \"billing\".payment $q$; END $$",
                "SELECT query_to_xml('SELECT * FROM billing.payment', true, true, '')",
            })
    void findsTablesInDynamicSql(String sql) {
        assertFinds(sql, Kind.DYNAMIC_SQL, "table billing.payment in dynamic SQL");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DO $$ BEGIN EXECUTE format('DELETE FROM %I.%I', 'billing', 'payment'); END $$",
                "DO $$ BEGIN EXECUTE format('DELETE FROM %s.payment', 'billing'); END $$",
                "DO $$ BEGIN EXECUTE concat_ws('.', 'DELETE FROM a', 'billing', t); END $$",
            })
    void findsSchemasThatAreValuesOfDynamicSql(String sql) {
        assertFinds(sql, Kind.DYNAMIC_SQL, "schema billing in dynamic SQL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT 'x | a string without end",
                "SELECT \"x | an identifier without closing quote",
                "SELECT 1 /* x | a comment without end",
                "DO $a$ BEGIN END $$ | a dollar-quoted string without end",
            })
    void saysWhatIsUnreadable(String sql, String what) {
        assertFinds(sql, Kind.UNREADABLE, what);
    }
}

package app.boundaries;

import static app.boundaries.SqlCase.assertFinds;

import app.boundaries.SqlFinding.Kind;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("boundaries")
class SqlTableTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT * FROM billing.payment",
                "select 1 from orders.product a join billing.payment p on p.id = a.id",
                "SELECT * FROM orders.product, BILLING.Payment p",
                "SELECT * FROM orders.product AS billing, billing.payment",
                "SELECT billing.id FROM orders.product billing LEFT JOIN billing.payment ON true",
                "SELECT * FROM orders.f(1) AS billing(a, b), \"billing\".\"payment\"",
                "SELECT * FROM a JOIN b ON a.id = b.id, billing.payment, c billing",
                "SELECT * FROM (orders.product billing CROSS JOIN billing.payment)",
                "SELECT extract(year FROM billing.at) FROM orders.x billing, billing.payment",
                "SELECT (SELECT max(id) FROM billing.payment)",
                "SELECT 1 WHERE EXISTS (TABLE billing.payment)",
                "SELECT billing.payment.id FROM orders.product AS billing",
                "SELECT * FROM shop.billing.payment",
                "SELECT * FROM U&\"\\0062illing\".payment",
                "SELECT * FROM billing /* x /* y */ */ . -- z\n payment",
                "WITH billing AS (DELETE FROM billing.payment RETURNING id) SELECT billing.id FROM billing",
            })
    void findsReadTables(String sql) {
        assertFinds(sql, Kind.TABLE, "table billing.payment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO billing.payment (id) VALUES (?)",
                "insert into billing.payment as p select * from orders.product on conflict do nothing",
                "INSERT INTO orders.billing SELECT * FROM billing.payment",
                "UPDATE billing.payment SET a = :a WHERE id = :billing.id",
                "UPDATE ONLY billing.payment AS p SET a = 1",
                "UPDATE orders.product SET a = p.a FROM billing.payment p",
                "DELETE FROM billing.payment",
                "DELETE FROM ONLY billing.payment WHERE id = {0}",
                "DELETE FROM orders.product USING billing.payment p",
                "MERGE INTO billing.payment p USING orders.x ON true WHEN MATCHED THEN DELETE",
                "MERGE INTO orders.x USING billing.payment p ON true WHEN MATCHED THEN UPDATE SET a = 1",
                "TRUNCATE billing.payment",
                "TRUNCATE TABLE orders.product, billing.payment CASCADE",
                "LOCK TABLE billing.payment IN SHARE MODE",
                "LOCK billing.payment",
                "COPY billing.payment FROM STDIN;\n1\tit's\n\\.\nSELECT 1",
                "COPY (SELECT * FROM billing.payment) TO STDOUT",
                "ANALYZE billing.payment",
                " join billing.payment p on ",
                ", billing.payment p",
                "billing.payment",
            })
    void findsWrittenTablesAndFragments(String sql) {
        assertFinds(sql, Kind.TABLE, "table billing.payment");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "delete from billing.@",
                "delete from billing@ where true",
                "select * from billing.%s",
                "update billing.{0} set a = 1"
            })
    void findsTablesWhoseNameIsOnlyKnownAtRunTime(String sql) {
        assertFinds(sql, Kind.TABLE, "table billing.…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SELECT billing.total(1) | function billing.total",
                "SELECT * FROM billing.total(1) | function billing.total",
                "CALL billing.total() | function billing.total",
                "SELECT * FROM orders.x billing WHERE billing.total(billing.a) > 1 | function billing.total",
            })
    void findsCalls(String sql, String what) {
        assertFinds(sql, Kind.FUNCTION, what);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT nextval('billing.payment_seq') | SEQUENCE | sequence billing.payment_seq",
                "CREATE TABLE orders.x (id int DEFAULT nextval('billing.s'::regclass)) | SEQUENCE | sequence billing.s",
                "SELECT setval('\"billing\".s', 1) | SEQUENCE | sequence billing.s",
                "SELECT 'billing.payment'::regclass | TABLE | table billing.payment",
                "SELECT CAST('billing.payment' AS regclass) | TABLE | table billing.payment",
                "SELECT regclass 'billing.payment' | TABLE | table billing.payment",
                "SELECT to_regclass('billing.payment') | TABLE | table billing.payment",
                "SELECT 'billing.f(int)'::regprocedure | FUNCTION | function billing.f",
            })
    void findsNamesInStrings(String sql, Kind kind, String what) {
        assertFinds(sql, kind, what);
    }
}

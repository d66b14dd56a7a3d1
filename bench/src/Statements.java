/**
 * What one order costs the server: statements, and rows that they return or write. The deletes of delivered events are
 * left out: how many events go with one delete depends on the load.
 */
record Statements(double calls, double rows) {

    private static final double TOLERANCE = 0.05;
    private static final String COUNTED = " AND query !~* '^(begin|commit|rollback|set|show|delete)'";

    static Statements perOrder(Postgres postgres, String database, long orders) {
        return new Statements(
                sum("calls", postgres, database) / (double) orders, sum("rows", postgres, database) / (double) orders);
    }

    /** What the application sent, most frequent first, to compare {@code bench/sql} with. */
    static String text(Postgres postgres, long orders) {
        var lines = postgres.texts("postgres", """
            SELECT '-- ' || round(calls::numeric / %d, 2) || ' per order, as ' || rolname || E'\n' || query || E';\n'
            %s
            ORDER BY calls DESC\
            """.formatted(orders, from(Postgres.APPLICATION)));
        return String.join("\n", lines);
    }

    /** Otherwise the script has fallen behind the application, and measures something else. */
    boolean isCloseTo(Statements other) {
        return isClose(calls, other.calls) && isClose(rows, other.rows);
    }

    private static long sum(String column, Postgres postgres, String database) {
        return postgres.number("postgres", "SELECT coalesce(sum(" + column + "), 0) " + from(database) + COUNTED);
    }

    /** In the application's database, only what its own roles sent. */
    private static String from(String database) {
        return """
            FROM pg_stat_statements
                JOIN pg_database ON pg_database.oid = dbid
                JOIN pg_roles ON pg_roles.oid = userid
            WHERE datname = '%s' AND (datname = '%s' OR rolname LIKE datname || '\\_%%')\
            """.formatted(database, Postgres.PGBENCH);
    }

    private static boolean isClose(double one, double other) {
        return Math.abs(one - other) <= TOLERANCE * Math.max(one, other);
    }
}

package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.boundaries.SqlFinding.Kind;
import java.util.List;
import java.util.Set;

/** Reads SQL as the module "orders" would write it, next to the other modules. */
final class SqlCase {

    private static final Set<String> OTHERS = Set.of("users", "billing", "notifications");

    private SqlCase() {}

    static List<SqlFinding> findings(String sql) {
        return SqlInspection.findings(sql.replace("@", "\u0001"), "orders", OTHERS);
    }

    /** That the SQL has one finding, on its first line. */
    static void assertFinds(String sql, Kind kind, String what) {
        assertThat(findings(sql)).as(sql).containsExactly(new SqlFinding(kind, 1, what));
    }
}

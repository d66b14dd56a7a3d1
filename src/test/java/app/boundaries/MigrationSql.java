package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.stream.Stream;

/** A migration stays in the schema of its module. */
final class MigrationSql {

    static final Rule RULE = new Rule(
            "sql-in-migrations",
            "the schemas part when one module's data moves to its own database: this migration, or what it made, then"
                    + " fails",
            "keep the other module's id as a plain column; what else is needed of its data, ask its API for, or keep a"
                    + " copy from its events",
            MigrationSql::inspect);

    private MigrationSql() {}

    private static Inspection inspect(Code code) {
        return Inspection.of(
                code.migrations(),
                code.migrations().stream().flatMap(it -> findings(code, it)).toList());
    }

    private static Stream<Finding> findings(Code code, Migration migration) {
        var others = code.modules().schemasExcept(migration.module());
        return SqlInspection.findings(migration.sql(), migration.module(), others).stream()
                .map(it -> new Finding(
                        "a migration of " + migration.module() + " names " + it.what(),
                        new Location(migration.file(), it.line())));
    }
}

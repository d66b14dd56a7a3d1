package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.stream.Stream;

/** SQL in code, whole or in pieces, stays in the schema of its module; so do the names that are given to jOOQ. */
final class CodeSql {

    static final Rule RULE = new Rule(
            "sql-in-code",
            "the other module's tables are in another database once one of the two is lifted out, and the statement"
                    + " fails",
            "ask the other module's API, or keep what is needed from its events in a table of one's own",
            CodeSql::inspect);

    private CodeSql() {}

    private static Inspection inspect(Code code) {
        var strings = code.bytecode().strings().stream()
                .filter(it -> !Generated.is(it.type()))
                .filter(it -> SqlText.looksLikeSql(it.value()) || runsSql(it.type()))
                .toList();
        return Inspection.of(
                strings, strings.stream().flatMap(it -> findings(code, it)).toList());
    }

    private static Stream<Finding> findings(Code code, StringConstant string) {
        var own = code.modules().owner(string.type());
        if (own.filter(Module::open).isPresent()) {
            return Stream.empty();
        }
        var schema = own.map(Module::name).orElse("");
        var others = code.modules().schemasExcept(schema);
        if (others.contains(string.value())) {
            return Stream.of(finding(string, "schema " + string.value(), code.at(string)));
        }
        return SqlInspection.findings(string.value(), schema, others).stream()
                .filter(it -> it.kind() != SqlFinding.Kind.UNREADABLE || SqlText.looksLikeSql(string.value()))
                .map(it -> finding(string, it.what(), code.at(string, it.line())));
    }

    private static Finding finding(StringConstant string, String what, Location at) {
        return new Finding(string.type().getName() + " has SQL with " + what, at);
    }

    /** In such a class a string may be a piece of SQL, or a name in it. */
    private static boolean runsSql(JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .map(dependency -> dependency.getTargetClass().getPackageName() + ".")
                .anyMatch(it -> it.startsWith("org.jooq.")
                        || it.startsWith("java.sql.")
                        || it.startsWith("org.springframework.jdbc."));
    }
}

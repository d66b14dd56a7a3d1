package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;

/** Only a module's repositories hold what runs SQL. */
final class RepositorySql {

    static final Rule RULE = new Rule(
            "sql-in-repositories",
            "what a module keeps in its database is known from its repositories: SQL elsewhere is missed when the data"
                    + " moves",
            "put the statement into a class …Repository, named after the question that it answers",
            RepositorySql::inspect);

    private static final Set<String> ACCESS = Set.of(
            "org.jooq.DSLContext",
            "javax.sql.DataSource",
            "java.sql.Connection",
            "java.sql.Statement",
            "java.sql.PreparedStatement",
            "jakarta.persistence.EntityManager",
            "org.springframework.jdbc.core.JdbcOperations",
            "org.springframework.jdbc.core.JdbcTemplate",
            "org.springframework.jdbc.core.simple.JdbcClient");

    private RepositorySql() {}

    private static Inspection inspect(Code code) {
        var types = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream())
                .filter(type -> !Generated.is(type))
                .toList();
        return Inspection.of(
                types,
                types.stream()
                        .filter(type -> !outermostName(type).endsWith("Repository"))
                        .flatMap(type -> findings(code, type))
                        .toList());
    }

    private static Stream<Finding> findings(Code code, JavaClass type) {
        return type.getDirectDependenciesFromSelf().stream()
                .filter(dependency ->
                        ACCESS.contains(dependency.getTargetClass().getName()))
                .map(dependency -> finding(code, type, dependency))
                .distinct();
    }

    private static Finding finding(Code code, JavaClass type, Dependency dependency) {
        var used = dependency.getTargetClass();
        return new Finding(
                type.getName() + " holds a " + used.getSimpleName() + ", but is no repository",
                code.atMention(type, used, dependency.getSourceCodeLocation().getLineNumber()));
    }

    private static String outermostName(JavaClass type) {
        return type.getEnclosingClass().map(RepositorySql::outermostName).orElse(type.getSimpleName());
    }
}

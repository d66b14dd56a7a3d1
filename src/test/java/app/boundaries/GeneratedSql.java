package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.Optional;

/** Generated code names no schema but its module's. */
final class GeneratedSql {

    static final Rule RULE = new Rule(
            "generated-sql",
            "with another module's tables as symbols a join across modules is one line of innocent code",
            "generate from the schema of this module alone",
            GeneratedSql::inspect);

    private GeneratedSql() {}

    private static Inspection inspect(Code code) {
        var strings = code.bytecode().strings().stream()
                .filter(it -> Generated.is(it.type()))
                .toList();
        return Inspection.of(
                strings,
                strings.stream().flatMap(it -> finding(code, it).stream()).toList());
    }

    private static Optional<Finding> finding(Code code, StringConstant string) {
        return code.modules()
                .owner(string.type())
                .filter(module -> code.modules().schemasExcept(module.name()).contains(string.value()))
                .map(_ -> new Finding(
                        string.type().getName() + " was generated from schema " + string.value(), code.at(string)));
    }
}

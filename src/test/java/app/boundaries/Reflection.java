package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Internals of another module named by a string, as reflection and scanning do. */
final class Reflection {

    static final Rule RULE = new Rule(
            "reflection",
            "the compiler does not see a name in a string: when that module is lifted out this fails while it runs",
            "call the other module's API; nothing of a module is found by its name",
            Reflection::inspect);

    private Reflection() {}

    private static Inspection inspect(Code code) {
        var strings = code.bytecode().strings();
        return Inspection.of(
                strings,
                strings.stream().flatMap(it -> finding(code, it).stream()).toList());
    }

    private static Optional<Finding> finding(Code code, StringConstant string) {
        var own = code.modules().owner(string.type()).orElse(null);
        return code.modules().all().stream()
                .filter(module -> !module.equals(own) && !module.open())
                .filter(module -> names(string.value(), module))
                .findFirst()
                .map(module -> new Finding(
                        string.type().getName() + " names internals of " + module.name() + " by the string \""
                                + string.value().replace(StringConstant.GAP, '…') + "\"",
                        code.at(string)));
    }

    /** A class, or a package to scan, below the module's package; a type of its API may be named. */
    private static boolean names(String value, Module module) {
        var dotted = value.replace('/', '.');
        var name = Pattern.compile("(?<![\\w.])" + Pattern.quote(module.packageName()) + "[.\u0001][\\w.$\u0001]+")
                .matcher(dotted);
        return name.find() && !module.exposes(name.group());
    }
}

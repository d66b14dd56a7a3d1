package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.Optional;
import java.util.regex.Pattern;

/** Files of another module, on the classpath or among its migrations. */
final class Resources {

    static final Rule RULE = new Rule(
            "resources",
            "the other module takes its files along when it is lifted out: this one no longer finds them",
            "keep a copy of what is one's own, or ask the other module's API for what is in the file",
            Resources::inspect);

    private Resources() {}

    private static Inspection inspect(Code code) {
        var strings = code.bytecode().strings().stream()
                .filter(it -> it.value().contains("/"))
                .toList();
        return Inspection.of(
                strings,
                strings.stream().flatMap(it -> finding(code, it).stream()).toList());
    }

    private static Optional<Finding> finding(Code code, StringConstant string) {
        var own = code.modules().owner(string.type()).orElse(null);
        return code.modules().all().stream()
                .filter(module -> !module.equals(own) && !module.open())
                .filter(module -> isFileOf(module, string.value()))
                .findFirst()
                .map(module -> new Finding(
                        string.type().getName() + " reads \"" + string.value().replace(StringConstant.GAP, '…')
                                + "\", which belongs to " + module.name(),
                        code.at(string)));
    }

    /** A path below the module's package, or below a folder of migrations that has its name. */
    private static boolean isFileOf(Module module, String value) {
        var folder = Pattern.quote(module.packageName().replace('.', '/'));
        return Pattern.compile("(?<![\\w/])/?(" + folder + "|db/migrations?/" + Pattern.quote(module.name()) + ")(/|$)")
                .matcher(value)
                .find();
    }
}

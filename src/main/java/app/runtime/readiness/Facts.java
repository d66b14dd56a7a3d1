package app.runtime.readiness;

import java.util.stream.Collectors;

/** The few words in a module's box: what changes with its structure, not with every line. */
final class Facts {

    private Facts() {}

    static String size(ModuleReport module) {
        return count(module.tables().size(), "table") + ", "
                + count(module.routes().size(), "route")
                + module.externalSystems().stream()
                        .map(system -> ", speaks " + system.protocol())
                        .collect(Collectors.joining());
    }

    static String readiness(ModuleReport module) {
        return "score " + module.score().points() + ", "
                + count(module.blockers().size(), "blocker");
    }

    private static String count(int number, String singular) {
        return (number == 0 ? "no" : number) + " " + singular + (number == 1 ? "" : "s");
    }
}

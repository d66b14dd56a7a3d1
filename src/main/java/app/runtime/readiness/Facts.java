package app.runtime.readiness;

import app.runtime.readiness.ModuleReport.ExternalSystem;
import java.util.List;

/** The few words in a module's box: what changes with its structure, not with every line. */
final class Facts {

    private Facts() {}

    static String size(ModuleReport module) {
        return count(module.tables().size(), "table") + ", "
                + count(module.routes().size(), "route") + outside(module.externalSystems());
    }

    /** As much as fits into the box. */
    private static String outside(List<ExternalSystem> systems) {
        return switch (systems.size()) {
            case 0 -> "";
            case 1 -> ", speaks " + systems.getFirst().protocol();
            default -> ", " + systems.size() + " external";
        };
    }

    static String readiness(ModuleReport module) {
        return "score " + module.score().points() + ", "
                + count(module.blockers().size(), "blocker");
    }

    private static String count(int number, String singular) {
        return (number == 0 ? "no" : number) + " " + singular + (number == 1 ? "" : "s");
    }
}

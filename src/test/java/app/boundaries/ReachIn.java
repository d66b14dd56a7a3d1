package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;

/** Internals of another module, named in code in whatever form. */
final class ReachIn {

    static final Rule RULE = new Rule(
            "reach-in",
            "when that module is lifted out, its internals run in another process and this code no longer compiles",
            "use a type in the other module's root package; if it offers none, ask its owners for one there",
            ReachIn::inspect);

    private ReachIn() {}

    private static Inspection inspect(Code code) {
        var crossings = code.crossings();
        return Inspection.of(
                crossings,
                crossings.stream()
                        .filter(Crossing::isReachIn)
                        .map(it -> new Finding(
                                it.user() + " uses " + it.type() + ", which is internal to "
                                        + it.target().name(),
                                it.at()))
                        .toList());
    }
}

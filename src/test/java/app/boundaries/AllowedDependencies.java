package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import java.util.List;
import java.util.stream.Stream;

/** Nothing may be used that the module does not declare. */
final class AllowedDependencies {

    static final Rule RULE = new Rule(
            "allowed-dependencies",
            "every dependency is a call over the network, or an event through a broker, once one of the two is lifted"
                    + " out",
            "turn the dependency round with an event; or, if the design wants it, add the module to"
                    + " allowedDependencies of @ApplicationModule in package-info.java",
            AllowedDependencies::inspect);

    private AllowedDependencies() {}

    private static Inspection inspect(Code code) {
        var crossings = code.crossings();
        var undeclared = crossings.stream()
                .filter(it -> !it.isReachIn() && !it.isAllowed())
                .map(AllowedDependencies::finding);
        var findings = Stream.concat(undeclaring(code), undeclared).toList();
        return new Inspection(crossings.size() + code.modules().all().size(), List.copyOf(findings));
    }

    private static Finding finding(Crossing crossing) {
        return new Finding(
                crossing.user() + " uses " + crossing.type() + ", but its module does not declare that it may use "
                        + crossing.target().name(),
                crossing.at());
    }

    /** Without a declaration everything would be allowed. */
    private static Stream<Finding> undeclaring(Code code) {
        return code.modules().all().stream()
                .filter(module -> module.declaration() == null)
                .map(module -> new Finding(
                        module.name() + " declares no allowedDependencies, so that it may use every module",
                        code.packageInfo(module)));
    }
}

package app.delivery;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The stages from a commit to production, those of the workflows included that a workflow calls. */
record Stages(Map<String, Set<String>> needs) {

    /** Each waits for the one before. */
    static final List<String> ORDER = List.of(
            "boundaries", "lint", "unit", "integration", "walkthrough", "scan", "image", "staging", "production");

    /** What nothing else waits for. */
    private static final Set<String> ASIDE = Set.of("builds");

    static Stages of(String workflow, Map<String, Workflow> all) {
        var needs = new LinkedHashMap<String, Set<String>>();
        var called = new LinkedHashMap<String, Set<String>>();
        all.get(workflow).jobs().forEach((id, job) -> {
            var inside = job.called().map(all::get).toList();
            if (inside.isEmpty()) {
                needs.put(id, new HashSet<>(job.needs()));
            }
            inside.forEach(other -> {
                called.put(id, other.jobs().keySet());
                other.jobs().forEach((name, its) -> {
                    needs.put(name, new HashSet<>(its.needs()));
                    needs.get(name).addAll(job.needs());
                });
            });
        });
        needs.values()
                .forEach(of -> called.forEach((caller, jobs) -> {
                    if (of.remove(caller)) {
                        of.addAll(jobs);
                    }
                }));
        return new Stages(needs);
    }

    List<String> violations() {
        var unknown = needs.keySet().stream()
                .filter(stage -> !ORDER.contains(stage) && !ASIDE.contains(stage))
                .map(stage -> stage + " is a stage that is not known");
        var missing = ORDER.stream().filter(stage -> !needs.containsKey(stage)).map(stage -> stage + " is missing");
        var early = ORDER.stream()
                .skip(1)
                .filter(needs::containsKey)
                .filter(stage -> !before(stage).contains(ORDER.get(ORDER.indexOf(stage) - 1)))
                .map(stage -> stage + " does not wait for " + ORDER.get(ORDER.indexOf(stage) - 1));
        return Stream.of(unknown, missing, early).flatMap(found -> found).toList();
    }

    private Set<String> before(String stage) {
        var before = new HashSet<String>();
        for (var needed : needs.getOrDefault(stage, Set.of())) {
            before.add(needed);
            before.addAll(before(needed));
        }
        return before;
    }
}

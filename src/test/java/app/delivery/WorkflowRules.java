package app.delivery;

import app.delivery.Workflow.Job;
import app.delivery.Workflow.Step;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What no workflow may do. Each rule answers with sentences that name the place. */
final class WorkflowRules {

    private static final Set<String> KEYS = Set.of("name", "true", "permissions", "concurrency", "jobs");
    private static final Set<String> JOB_KEYS = Set.of(
            "needs",
            "if",
            "runs-on",
            "timeout-minutes",
            "permissions",
            "environment",
            "env",
            "outputs",
            "strategy",
            "steps",
            "uses");
    private static final Set<String> STEP_KEYS = Set.of("id", "if", "name", "uses", "with", "run", "env");
    /** Others run with the rights of this repository what somebody else wrote. */
    private static final Set<String> EVENTS = Set.of("push", "pull_request", "workflow_call");

    private static final Map<String, Set<String>> MAY_WRITE =
            Map.of("delivery.yml/image", Set.of("packages", "id-token"));

    private static final Pattern USES = Pattern.compile("(?m)^ *(?:- )?uses: *(.*)$");
    private static final Pattern PINNED = Pattern.compile("[\\w.-]+/[\\w./-]+@[0-9a-f]{40} # v\\d+\\.\\d+\\.\\d+");
    private static final Pattern SCRIPT =
            Pattern.compile("(?<![\\w/.$-])((?:\\./|ops/|k8s/|extraction/|bench/|\\.ci/)[\\w./-]+)");
    private static final Pattern ROLLED_OUT = Pattern.compile("k8s/roll-out (?:--\\S+ )*([\\w/-]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{\\{ *([^}]*?) *}}");
    private static final Pattern ALIAS = Pattern.compile("(?m)^ *(?:- )?(?:[\\w-]+: *)?[&*][a-z]+\\s*$");

    private WorkflowRules() {}

    static List<String> violations(Workflow workflow) {
        var jobs = workflow.jobs().values();
        return Stream.of(
                        ofTheWhole(workflow),
                        actions(workflow),
                        jobs.stream().flatMap(WorkflowRules::ofJob),
                        jobs.stream().flatMap(job -> needs(job, workflow.jobs().keySet())),
                        jobs.stream().flatMap(job -> job.steps().stream()).flatMap(WorkflowRules::ofStep))
                .flatMap(found -> found)
                .toList();
    }

    private static Stream<String> ofTheWhole(Workflow workflow) {
        return Stream.of(
                        unknown(workflow.name(), workflow.content(), KEYS),
                        workflow.events().stream()
                                .filter(Predicate.not(EVENTS::contains))
                                .map(event -> workflow.name() + " runs on " + event),
                        says(
                                !Map.of("contents", "read")
                                        .equals(workflow.content().get("permissions")),
                                workflow.name() + " may do more than read the repository"),
                        says(!workflow.content().containsKey("concurrency"), workflow.name() + " runs twice at once"),
                        says(ALIAS.matcher(workflow.text()).find(), workflow.name() + " has an anchor or alias"))
                .flatMap(found -> found);
    }

    private static Stream<String> actions(Workflow workflow) {
        return found(USES, workflow.text())
                .filter(uses -> !PINNED.matcher(uses).matches())
                .filter(uses -> !uses.startsWith("./") || !Files.exists(Path.of(uses)))
                .map(uses -> workflow.name() + " uses what can be exchanged, or is not there: " + uses);
    }

    private static Stream<String> ofJob(Job job) {
        var calls = job.content().containsKey("uses");
        return Stream.of(
                        unknown(job.name(), job.content(), JOB_KEYS),
                        says(
                                !calls && !(job.content().get("timeout-minutes") instanceof Integer),
                                job.name() + " may hang"),
                        writes(job),
                        says(
                                job.steps().toString().contains("secrets.KUBECONFIG")
                                        && !job.content().containsKey("environment"),
                                job.name() + " reaches a cluster without an environment"),
                        says(
                                Workflow.map(job.content().get("env"))
                                        .toString()
                                        .contains("secrets."),
                                job.name() + " gives a secret to each of its steps"),
                        rollsOut(job))
                .flatMap(found -> found);
    }

    /** An environment has the overlay of its name: any other has hosts that are not its own. */
    private static Stream<String> rollsOut(Job job) {
        return job.steps().stream()
                .flatMap(step -> found(ROLLED_OUT, step.run()))
                .filter(overlay -> !overlay.equals(job.content().get("environment")))
                .map(overlay -> job.name() + " rolls out " + overlay);
    }

    private static Stream<String> writes(Job job) {
        var allowed = MAY_WRITE.getOrDefault(job.name(), Set.of());
        return job.content().get("permissions") instanceof String all
                ? Stream.of(job.name() + " has the permissions " + all)
                : Workflow.map(job.content().get("permissions")).entrySet().stream()
                        .filter(permission -> !permission.getValue().equals("read"))
                        .filter(permission ->
                                !allowed.contains(permission.getKey().toString()))
                        .map(permission -> job.name() + " has the permission " + permission);
    }

    private static Stream<String> needs(Job job, Set<String> known) {
        return job.needs().stream()
                .filter(Predicate.not(known::contains))
                .map(needed -> job.name() + " needs a job that is not there: " + needed);
    }

    private static Stream<String> ofStep(Step step) {
        var checkout = String.valueOf(step.content().get("uses")).startsWith("actions/checkout@");
        return Stream.of(
                        unknown(step.name(), step.content(), STEP_KEYS),
                        says(
                                step.content().containsKey("run")
                                        == step.content().containsKey("uses"),
                                step.name() + " must either run or use something"),
                        says(
                                checkout
                                        && !Boolean.FALSE.equals(
                                                Workflow.map(step.content().get("with"))
                                                        .get("persist-credentials")),
                                step.name() + " leaves its token in the folder"),
                        found(SCRIPT, step.run())
                                .filter(script ->
                                        !Files.isExecutable(Path.of(script)) || Files.isDirectory(Path.of(script)))
                                .map(script -> step.name() + " runs what is not an executable file: " + script),
                        found(EXPRESSION, step.run())
                                .filter(expression -> !expression.matches("matrix\\.\\w+"))
                                .map(expression ->
                                        step.name() + " takes for code what somebody may write: " + expression),
                        prints(step))
                .flatMap(found -> found);
    }

    /** A secret goes to the standard input of a program and nowhere else. */
    private static Stream<String> prints(Step step) {
        return step.env().entrySet().stream()
                .filter(variable -> String.valueOf(variable.getValue()).contains("secrets."))
                .map(variable -> variable.getKey().toString())
                .filter(secret -> {
                    var elsewhere = step.run().replaceAll("<<<\"\\$\\{?" + secret + "}?\"", "");
                    return elsewhere.contains("$" + secret)
                            || elsewhere.contains("${" + secret)
                            || step.run().matches("(?s).*(set -x|printenv|\\benv\\b).*");
                })
                .map(secret -> step.name() + " may print " + secret);
    }

    private static Stream<String> unknown(String place, Map<?, ?> content, Set<String> keys) {
        return content.keySet().stream()
                .map(Object::toString)
                .filter(Predicate.not(keys::contains))
                .map(key -> place + " has a key that is unknown here: " + key);
    }

    private static Stream<String> says(boolean broken, String sentence) {
        return broken ? Stream.of(sentence) : Stream.empty();
    }

    private static Stream<String> found(Pattern pattern, String text) {
        return pattern.matcher(text).results().map((MatchResult result) -> result.group(1));
    }
}

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What was measured, as Markdown. */
final class LabReport {

    private LabReport() {}

    /** @param reached how many requests came to the server while it was sick */
    record Run(List<LabSample> before, List<LabSample> sick, List<LabSample> after, long reached) {}

    static String markdown(Run bare, Run guarded) {
        var lines = new ArrayList<String>();
        lines.add("\n| while the server is sick | calls | reached it | answered | failed | refused | p50 | p99 |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|");
        lines.add(comparison("without guards", bare));
        lines.add(comparison("with guards", guarded));
        lines.add("\n| with guards, the circuit is | calls | answered | failed | refused | p50 | p99 |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|");
        lines.add(row("closed, server well", closed(guarded.before())));
        lines.add(row("closed, server sick", closed(guarded.sick())));
        lines.add(row("open", of(guarded, call -> call.state() == LabState.OPEN)));
        lines.add(row("half-open: the probes", of(guarded, call -> isProbing(call) && !isRefused(call))));
        lines.add(row("half-open: the others", of(guarded, call -> isProbing(call) && isRefused(call))));
        lines.add(row("closed, server well again", closed(guarded.after())));
        return String.join("\n", lines);
    }

    private static List<LabSample> closed(List<LabSample> samples) {
        return samples.stream().filter(call -> call.state() == LabState.CLOSED).toList();
    }

    private static List<LabSample> of(Run run, Predicate<LabSample> wanted) {
        return Stream.of(run.before(), run.sick(), run.after())
                .flatMap(List::stream)
                .filter(wanted)
                .toList();
    }

    private static boolean isProbing(LabSample call) {
        return call.state() == LabState.HALF_OPEN;
    }

    private static boolean isRefused(LabSample call) {
        return call.outcome() == LabSample.Outcome.REFUSED;
    }

    private static String comparison(String name, Run run) {
        return row(name, run.sick(), text(" %d |", run.reached()));
    }

    private static String row(String name, List<LabSample> calls) {
        return row(name, calls, "");
    }

    private static String row(String name, List<LabSample> calls, String reached) {
        var sorted = calls.stream().mapToLong(LabSample::nanos).sorted().toArray();
        return text(
                "| %s | %d |%s %d | %d | %d | %s | %s |",
                name,
                calls.size(),
                reached,
                count(calls, LabSample.Outcome.ANSWERED),
                count(calls, LabSample.Outcome.FAILED),
                count(calls, LabSample.Outcome.REFUSED),
                quantile(sorted, 0.50),
                quantile(sorted, 0.99));
    }

    private static long count(List<LabSample> calls, LabSample.Outcome outcome) {
        return calls.stream().filter(call -> call.outcome() == outcome).count();
    }

    private static String quantile(long[] sorted, double part) {
        if (sorted.length == 0) {
            return "–";
        }
        var nanos = sorted[(int) (part * (sorted.length - 1))];
        return nanos < 1_000_000 ? text("%.1f µs", nanos / 1e3) : text("%.1f ms", nanos / 1e6);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

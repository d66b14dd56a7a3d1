import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** What was measured in one process and in several, as Markdown. */
final class TopologyReport {

    private final List<String> lines = new ArrayList<>();

    void heading(String what, String one, String other, String ratio) {
        lines.add("");
        lines.add("| %s | %s | %s | %s |".formatted(what, one, other, ratio));
        lines.add("|---|--:|--:|--:|");
    }

    void row(String what, String format, double one, double other) {
        lines.add(text("| %s | " + format + " | " + format + " | **%.2f** |", what, one, other, other / one));
    }

    /** The medians of the rounds, and the median of the ratios of the rounds. */
    void row(String what, String format, List<Timed> one, List<Timed> other, ToDoubleFunction<Timed> value) {
        var ratios = new Samples();
        for (var round = 0; round < one.size(); round++) {
            ratios.add(value.applyAsDouble(other.get(round)), value.applyAsDouble(one.get(round)));
        }
        lines.add(text(
                "| %s | " + format + " | " + format + " | **%.2f** |",
                what, ratios.pgbench(), ratios.application(), ratios.ratio()));
    }

    void fact(String format, Object... values) {
        if (!lines.isEmpty() && lines.getLast().startsWith("|")) {
            lines.add("");
        }
        lines.add("* " + text(format, values));
    }

    String markdown() {
        return String.join("\n", lines);
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}

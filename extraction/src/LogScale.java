import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Puts milliseconds on a vertical line, each power of ten as high as the next. */
record LogScale(double least, double most, int top, int height) {

    /** From the power of ten below to the one above. */
    static LogScale of(Stream<Double> values, int top, int height) {
        var sorted = values.filter(value -> value > 0).sorted().toList();
        var least = sorted.isEmpty() ? 1 : Math.pow(10, Math.floor(Math.log10(sorted.getFirst())));
        var most = sorted.isEmpty() ? 10 : Math.pow(10, Math.ceil(Math.log10(sorted.getLast())));
        return new LogScale(Math.max(1, least), Math.max(10, most), top, height);
    }

    double y(double value) {
        var part = Math.log10(Math.max(least, value) / least) / Math.log10(most / least);
        return top + height * (1 - part);
    }

    List<Double> ticks() {
        var ticks = new ArrayList<Double>();
        for (var tick = least; tick <= most * 1.001; tick *= 10) {
            ticks.add(tick);
        }
        return ticks;
    }
}

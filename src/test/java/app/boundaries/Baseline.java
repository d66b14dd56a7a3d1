package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The violations that an application had when it adopted the rules: a committed file, one line each, without line
 * numbers. It can only shrink. {@code -Dboundaries.baseline=create} writes it once and refuses if it exists; afterwards
 * {@code -Dboundaries.baseline=shrink} takes out what is fixed, and nothing ever adds a line.
 */
final class Baseline {

    private static final String SWITCH = "boundaries.baseline";

    private final Path file;
    private final String command;

    Baseline(Path file) {
        this(file, System.getProperty(SWITCH, ""));
    }

    Baseline(Path file, String command) {
        this.file = file;
        this.command = command;
    }

    /**
     * The report without what is frozen.
     *
     * @throws AssertionError if something is frozen that is fixed: it has to be taken out of the file
     */
    BoundaryReport judge(BoundaryReport report) {
        var now = report.violations().stream().map(Baseline::line).toList();
        if (command.equals("create")) {
            create(now);
        }
        var frozen = read();
        var fixed = minus(frozen, now);
        if (!fixed.isEmpty() && !command.equals("shrink")) {
            throw new AssertionError(
                    "%d violations of %s are fixed: well done. Take them out of it with -D%s=shrink:%n  %s"
                            .formatted(fixed.size(), file, SWITCH, String.join("\n  ", fixed)));
        }
        var left = minus(frozen, fixed);
        if (!fixed.isEmpty()) {
            write(left);
        }
        System.out.printf("%d violations are frozen in %s%n", left.size(), file);
        return without(report, left);
    }

    private void create(Collection<String> now) {
        if (Files.exists(file)) {
            throw new IllegalStateException(file + " is there already, and it can only shrink: use -D" + SWITCH
                    + "=shrink, or fix what is new");
        }
        write(now);
    }

    /** Each line of the file covers one violation. */
    private static BoundaryReport without(BoundaryReport report, List<String> frozen) {
        var left = new ArrayList<>(frozen);
        return new BoundaryReport(
                report.modules(),
                report.results().stream()
                        .map(result -> new RuleResult(
                                result.rule(),
                                result.subjects(),
                                result.violations().stream()
                                        .filter(violation -> !left.remove(line(violation)))
                                        .toList()))
                        .toList());
    }

    private static List<String> minus(Collection<String> all, Collection<String> some) {
        var rest = new ArrayList<>(all);
        some.forEach(rest::remove);
        return rest;
    }

    private static String line(Violation violation) {
        return violation.rule() + " | " + violation.at().file() + " | " + violation.crossed();
    }

    private List<String> read() {
        try {
            return Files.readAllLines(file);
        } catch (IOException missing) {
            throw new UncheckedIOException(
                    "The baseline " + file + " cannot be read: write it once with -D" + SWITCH + "=create", missing);
        }
    }

    private void write(Collection<String> lines) {
        try {
            Files.write(file, lines.stream().sorted().toList());
        } catch (IOException full) {
            throw new UncheckedIOException("The baseline " + file + " cannot be written", full);
        }
    }
}

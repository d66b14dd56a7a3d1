package app.boundaries;

import java.util.Comparator;

/**
 * A boundary that was crossed.
 *
 * @param crossed who does what, as a sentence without its full stop; the same for the same violation whatever line it
 *     is on, so that a baseline recognises it
 */
public record Violation(String rule, String crossed, Location at) implements Comparable<Violation> {

    private static final Comparator<Violation> ORDER =
            Comparator.comparing(Violation::at).thenComparing(Violation::rule).thenComparing(Violation::crossed);

    @Override
    public int compareTo(Violation other) {
        return ORDER.compare(this, other);
    }
}

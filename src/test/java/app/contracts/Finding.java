package app.contracts;

import java.util.stream.Stream;

/**
 * One thing that others can rely on and that is not as it is committed.
 *
 * @param breaking whether somebody who kept to the committed contract may fail
 * @param text for people
 */
record Finding(boolean breaking, String text) {

    static Finding removed(String what, String before) {
        return new Finding(true, what + ": removed or renamed" + lines("-", before));
    }

    static Finding added(boolean breaking, String what, String after) {
        return new Finding(breaking, what + ": added" + lines("+", after));
    }

    static Finding changed(boolean breaking, String what, String before, String after) {
        return new Finding(breaking, what + ": changed" + lines("-", before) + lines("+", after));
    }

    /** The same finding, with the reason for its judgement. */
    Finding because(String reason) {
        return new Finding(breaking, text + "\n      " + reason);
    }

    @Override
    public String toString() {
        return (breaking ? "  breaking    " : "  compatible  ") + text;
    }

    private static String lines(String sign, String text) {
        return text.isEmpty()
                ? ""
                : String.join(
                        "",
                        Stream.of(text.split("\n", -1))
                                .map(line -> "\n    " + sign + " " + line)
                                .toList());
    }
}

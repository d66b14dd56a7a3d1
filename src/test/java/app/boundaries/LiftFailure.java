package app.boundaries;

/**
 * Something that a module needs and would not have when it is lifted out.
 *
 * @param file as {@code Basket.java}
 * @param symbol what is missing there, by its full name
 */
public record LiftFailure(String type, String file, long line, String symbol, String explanation) {

    static LiftFailure unexplained(String type, String file, long line, String message) {
        return new LiftFailure(type, file, line, "", "does not compile alone: " + message);
    }

    /** What is crossed, from where, why that matters, and what to do instead. */
    @Override
    public String toString() {
        return "%s (%s:%d) %s".formatted(type, file, line, explanation);
    }
}

/** The shop has said what cannot be so. */
final class WrongAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    WrongAnswer(String what) {
        super(what);
    }

    static void unless(boolean right, String what, Object... values) {
        if (!right) {
            throw new WrongAnswer(what.formatted(values));
        }
    }
}

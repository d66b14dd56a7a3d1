/** There was none, also not to the repeated request; it is in the records. */
final class NoAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    NoAnswer(Request request) {
        super(request + " has no answer");
    }
}

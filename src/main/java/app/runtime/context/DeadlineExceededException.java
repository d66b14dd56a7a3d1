package app.runtime.context;

/** The time that the caller gave is over. The web layer answers 504. */
public final class DeadlineExceededException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param message what was ended by the deadline */
    public DeadlineExceededException(String message) {
        super(message);
    }
}

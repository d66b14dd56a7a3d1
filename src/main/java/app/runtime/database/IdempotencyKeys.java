package app.runtime.database;

import java.util.UUID;

/**
 * Makes a command idempotent by a key that its caller chose. Injected per module, like {@code DSLContext}; the keys are
 * kept in the module's own schema for 24 hours.
 *
 * <p>Both methods must be called inside a transaction of the module, and in that one transaction with the effect of the
 * command: a key is never remembered without its effect, nor an effect without its key.
 */
public interface IdempotencyKeys {

    /**
     * Claims the key for this transaction. While another transaction holds the key, waits for it for a short time.
     *
     * @param command compared, by its JSON form, with the command that used the key first
     * @throws KeyInUseException if the other transaction is still running after that time
     */
    <R> Claim<R> claim(UUID caller, String key, Object command, Class<R> resultType);

    /** Remembers the result for a key that {@link Claim.Fresh} was answered for. */
    void remember(UUID caller, String key, Object result);

    /** What was found under a key. */
    sealed interface Claim<R> {

        /** Nobody used the key: do the work, then {@link #remember} the result. */
        record Fresh<R>() implements Claim<R> {}

        /** The same command was done before; this was its result. */
        record Replayed<R>(R result) implements Claim<R> {}

        /** The key was used for a different command. */
        record Mismatch<R>() implements Claim<R> {}
    }

    /** The same key is being worked on right now: the caller should try again in a second. */
    final class KeyInUseException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public KeyInUseException(String message) {
            super(message);
        }
    }
}

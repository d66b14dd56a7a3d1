package app.runtime.context;

import java.util.Optional;

/**
 * The verified access token of the user for whom the current thread works. It goes with every call to another process,
 * which verifies it again. What is done without a request, such as handling an event, has none.
 */
public record UserToken(String value) {

    private static final ScopedValue<UserToken> CURRENT = ScopedValue.newInstance();

    public static Optional<UserToken> current() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Does the action for the user of this token. */
    public static <R, X extends Throwable> R call(UserToken token, ScopedValue.CallableOp<? extends R, X> action)
            throws X {
        return ScopedValue.where(CURRENT, token).call(action);
    }

    /** The action as another thread has to do it, to do it for the user of the current one. */
    public static <R, X extends Throwable> ScopedValue.CallableOp<R, X> keep(ScopedValue.CallableOp<R, X> action) {
        return current()
                .<ScopedValue.CallableOp<R, X>>map(token -> () -> call(token, action))
                .orElse(action);
    }

    /** Not the token: this may be logged. */
    @Override
    public String toString() {
        return "UserToken";
    }
}

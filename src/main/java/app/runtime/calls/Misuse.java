package app.runtime.calls;

import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * The caller's own fault, which reaches it as the exception that the bean would have thrown. Subclasses are not meant:
 * what extends these two is thrown by libraries, and is a breakage here.
 */
enum Misuse {
    ILLEGAL_ARGUMENT(HttpStatus.BAD_REQUEST, IllegalArgumentException.class) {
        @Override
        RuntimeException exception(@Nullable String message) {
            return new IllegalArgumentException(message);
        }
    },
    ILLEGAL_STATE(HttpStatus.CONFLICT, IllegalStateException.class) {
        @Override
        RuntimeException exception(@Nullable String message) {
            return new IllegalStateException(message);
        }
    };

    private final HttpStatus status;
    private final Class<?> type;

    Misuse(HttpStatus status, Class<?> type) {
        this.status = status;
        this.type = type;
    }

    static Optional<Misuse> of(RuntimeException thrown) {
        return Arrays.stream(values())
                .filter(misuse -> misuse.type == thrown.getClass())
                .findFirst();
    }

    /** What a problem document says, if it says this. */
    static Optional<Misuse> of(int status, @Nullable String error) {
        return Arrays.stream(values())
                .filter(misuse -> misuse.status.value() == status && Objects.equals(misuse.name(), error))
                .findFirst();
    }

    HttpStatus status() {
        return status;
    }

    abstract RuntimeException exception(@Nullable String message);
}

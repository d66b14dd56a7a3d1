package app.runtime.calls;

import org.jspecify.annotations.Nullable;

/** A call to a module in another process broke: it was not answered, and whether it took effect is not known. */
public final class RemoteCallException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** @param why continues the sentence that the operation begins: "answered 500 INTERNAL_ERROR" */
    RemoteCallException(Operation operation, String why, @Nullable Throwable cause) {
        super("%s of module %s %s".formatted(operation.name(), operation.module(), why), cause);
    }
}

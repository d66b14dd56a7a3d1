package app.wire;

/** All that a caller learns of a breakage in another process. */
final class BrokenCallException extends RuntimeException {

    BrokenCallException(String method, Throwable cause) {
        super(method + " broke", cause);
    }
}

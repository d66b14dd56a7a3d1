package app.wire;

/** A call that works only as long as both modules are in one process. */
final class LostOnTheWire extends AssertionError {

    LostOnTheWire(FacadeMethod method, String loss, String advice) {
        this(method, loss, advice, null);
    }

    LostOnTheWire(FacadeMethod method, String loss, String advice, Throwable cause) {
        super(
                "%s works in one process only: %s. When its module runs elsewhere, that is lost. Instead: %s."
                        .formatted(method.name(), loss, advice),
                cause);
    }
}

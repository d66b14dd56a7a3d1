package app.wire;

import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Fails a test of the whole application when a call lost something behind its back. */
public final class NothingIsLost implements AfterEachCallback {

    @Override
    public void afterEach(ExtensionContext test) {
        FacadeCalls.requireNothingLost();
    }
}

package shop.runtime;

import java.util.List;

/** Open modules are no exception. */
final class StateInRuntime {

    static final List<String> SEEN = new java.util.concurrent.CopyOnWriteArrayList<>(); // planted: shared-state (in an open module)

    private StateInRuntime() {}
}

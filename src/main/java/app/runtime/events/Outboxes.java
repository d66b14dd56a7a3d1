package app.runtime.events;

import java.util.List;

/** The outboxes of the modules that this process hosts. */
record Outboxes(List<Outbox> all) {

    Outboxes {
        all = List.copyOf(all);
    }

    /** @throws IllegalArgumentException if this process hosts no such module */
    Outbox of(String module) {
        return all.stream()
                .filter(outbox -> outbox.module().name().equals(module))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no module '" + module + "'; there are "
                        + all.stream().map(Outbox::module).toList()));
    }
}

package app.runtime.events;

import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Without a broker, all modules are in this process: what another configuration has left in an outbox for the broker
 * goes to the listeners here.
 */
final class BrokerFoldBack implements BrokerErrand {

    private static final Logger log = LoggerFactory.getLogger(BrokerFoldBack.class);

    private static final int BATCH = 500;

    private final BrokerRows rows;
    private final EventTypes types;
    private final Supplier<Listeners> listeners;

    BrokerFoldBack(BrokerRows rows, EventTypes types, Supplier<Listeners> listeners) {
        this.rows = rows;
        this.types = types;
        this.listeners = listeners;
    }

    @Override
    public Next run() {
        if (!rows.areDue()) {
            return Next.WHEN_THERE_IS_NEWS;
        }
        rows.transaction().executeWithoutResult(transaction -> {
            rows.lock();
            var due = rows.due(BATCH);
            due.forEach(this::replace);
            log.info(
                    "{} events of {} were meant for a broker; without one, they go to the listeners in this process",
                    due.size(),
                    rows.module());
        });
        return Next.AT_ONCE;
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    private void replace(BrokerRow row) {
        var type = types.all().get(row.eventName());
        if (type == null) {
            rows.bury(row.id(), "This version of the application knows no event " + row.eventName());
        } else {
            rows.replace(row, row.listener().map(List::of).orElseGet(() -> listenersOf(type)));
        }
    }

    /** Those that would have had it from the broker: of every module but the publisher's, which has had its own. */
    private List<String> listenersOf(Class<? extends DomainEvent> type) {
        return listeners.get().handling(type).stream()
                .filter(listener -> !listener.startsWith(rows.module().name() + "."))
                .toList();
    }
}

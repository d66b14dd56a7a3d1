package app.notifications;

import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import app.orders.OrderPlaced;
import app.runtime.context.Correlation;
import app.runtime.events.DomainEvent;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jooq.DSLContext;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.transaction.annotation.Propagation;

/**
 * Listeners of a module, to show what delivery guarantees. No component: only tests that ask for them have them.
 *
 * <p>Each handled event leaves a row in a table of this module, {@code notifications.seen}.
 */
public class ListenersForTests {

    private final DSLContext dsl;
    private final List<Correlation> correlations = new CopyOnWriteArrayList<>();
    private final AtomicInteger failuresToCome = new AtomicInteger();
    private final AtomicInteger attempts = new AtomicInteger();

    public ListenersForTests(DSLContext dsl) {
        this.dsl = dsl;
    }

    public List<UUID> seen(String listener) {
        return dsl.fetch("select event_id from notifications.seen where listener = ?", listener)
                .into(UUID.class);
    }

    public List<Correlation> correlations() {
        return correlations;
    }

    public int attempts() {
        return attempts.get();
    }

    public void failNext(int times) {
        failuresToCome.set(times);
    }

    @ApplicationModuleListener(id = "notifications.record-placed")
    void recordPlaced(OrderPlaced event) {
        Correlation.current().ifPresent(correlations::add);
        record("placed", event);
    }

    /** Leaves its row first, so that only a rolled back transaction can take it away again. */
    @ApplicationModuleListener(id = "notifications.record-confirmed")
    void recordConfirmed(OrderConfirmed event) {
        record("confirmed", event);
        failIfAsked();
    }

    @ApplicationModuleListener(id = "notifications.record-cancelled", propagation = Propagation.NOT_SUPPORTED)
    void recordCancelled(OrderCancelled event) {
        record("cancelled", event);
        failIfAsked();
    }

    private void record(String listener, DomainEvent event) {
        attempts.incrementAndGet();
        dsl.execute("insert into notifications.seen values (?, ?)", listener, event.eventId());
    }

    private void failIfAsked() {
        if (failuresToCome.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("asked to fail");
        }
    }
}

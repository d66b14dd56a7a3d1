package app.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.orders.OrderId;
import app.runtime.events.DomainEvent;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Remembers the events of transactions that were committed, as the outbox does. */
class CommittedEvents {

    private final Queue<DomainEvent> events = new ConcurrentLinkedQueue<>();

    <E extends DomainEvent> List<E> of(Class<E> type, OrderId id) {
        return events.stream()
                .filter(event -> event.aggregateId().equals(id.value()))
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    @EventListener
    void on(DomainEvent published) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("an event is published outside a transaction")
                .isTrue();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                events.add(published);
            }
        });
    }
}

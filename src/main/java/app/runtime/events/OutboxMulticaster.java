package app.runtime.events;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.event.TransactionalApplicationListener;

/**
 * Where Spring's publishing meets the outbox. A {@link DomainEvent} goes to the outbox for its module listeners, in the
 * current transaction; listeners of any other kind, and events of any other kind, are Spring's own business.
 */
final class OutboxMulticaster extends SimpleApplicationEventMulticaster {

    private final ObjectProvider<EventDispatcher> dispatcher;

    OutboxMulticaster(ObjectProvider<EventDispatcher> dispatcher) {
        this.dispatcher = dispatcher;
    }

    @Override
    public void multicastEvent(ApplicationEvent event, @Nullable ResolvableType type) {
        if (event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof DomainEvent fact) {
            var candidates = super.getApplicationListeners(event, payload.getResolvableType());
            dispatcher.getObject().publish(fact, idsOf(candidates));
        }
        super.multicastEvent(event, type);
    }

    @Override
    protected Collection<ApplicationListener<?>> getApplicationListeners(ApplicationEvent event, ResolvableType type) {
        var candidates = super.getApplicationListeners(event, type);
        return event instanceof PayloadApplicationEvent<?> payload && payload.getPayload() instanceof DomainEvent
                ? candidates.stream()
                        .filter(candidate -> !(candidate instanceof TransactionalApplicationListener<?>))
                        .toList()
                : candidates;
    }

    Listeners listeners() {
        return Listeners.among(getApplicationListeners());
    }

    private static List<String> idsOf(Collection<ApplicationListener<?>> candidates) {
        return candidates.stream()
                .flatMap(candidate -> Listeners.asModuleListener(candidate).stream())
                .map(TransactionalApplicationListener::getListenerId)
                .toList();
    }
}

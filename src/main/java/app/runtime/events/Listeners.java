package app.runtime.events;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.context.event.GenericApplicationListener;
import org.springframework.core.ResolvableType;
import org.springframework.transaction.event.TransactionalApplicationListener;

/** The module listeners of this process, by their ids. */
final class Listeners {

    private static final Pattern ID = Pattern.compile("[a-z]+\\.[a-z0-9-]+");

    private final Map<String, TransactionalApplicationListener<ApplicationEvent>> byId;

    private Listeners(Map<String, TransactionalApplicationListener<ApplicationEvent>> byId) {
        this.byId = Map.copyOf(byId);
    }

    /**
     * @throws IllegalStateException if an id is missing or used twice: it is what the database knows the listener by
     */
    static Listeners among(Collection<ApplicationListener<?>> candidates) {
        var listeners = candidates.stream()
                .flatMap(candidate -> asModuleListener(candidate).stream())
                .toList();
        listeners.forEach(listener -> requireId(listener.getListenerId()));
        return new Listeners(listeners.stream()
                .collect(Collectors.toMap(TransactionalApplicationListener::getListenerId, Function.identity())));
    }

    @SuppressWarnings("unchecked") // every transactional listener handles events that Spring wraps for it
    static List<TransactionalApplicationListener<ApplicationEvent>> asModuleListener(ApplicationListener<?> candidate) {
        return candidate instanceof TransactionalApplicationListener<?> listener
                ? List.of((TransactionalApplicationListener<ApplicationEvent>) listener)
                : List.of();
    }

    Set<String> ids() {
        return byId.keySet();
    }

    /** The ids of the listeners that such an event is for. */
    List<String> handling(Class<? extends DomainEvent> type) {
        var wrapped = ResolvableType.forClassWithGenerics(PayloadApplicationEvent.class, type);
        return byId.entrySet().stream()
                .filter(listener -> listener.getValue() instanceof GenericApplicationListener generic
                        && generic.supportsEventType(wrapped))
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private TransactionalApplicationListener<ApplicationEvent> named(String id) {
        var listener = byId.get(id);
        if (listener == null) {
            throw new IllegalArgumentException("This process has no listener " + id);
        }
        return listener;
    }

    /** As Spring would: within the transaction that the listener asks for. */
    void invoke(String id, DomainEvent event, Object source) {
        named(id).processEvent(new PayloadApplicationEvent<>(source, event));
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("Listener " + id
                    + " has no stable id: give its @ApplicationModuleListener one like \"orders.confirm\"");
        }
    }
}

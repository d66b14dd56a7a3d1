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

    TransactionalApplicationListener<ApplicationEvent> named(String id) {
        var listener = byId.get(id);
        if (listener == null) {
            throw new IllegalArgumentException("This process has no listener " + id);
        }
        return listener;
    }

    private static void requireId(String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalStateException("Listener " + id
                    + " has no stable id: give its @ApplicationModuleListener one like \"orders.confirm\"");
        }
    }
}

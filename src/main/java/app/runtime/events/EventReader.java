package app.runtime.events;

import static java.util.function.Predicate.isEqual;

import app.runtime.topology.AppModule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.json.JsonMapper;

/** Knows which events of others the listeners of one module want, and reads them from the broker's records. */
final class EventReader {

    private final AppModule module;
    private final EventTypes types;
    private final Supplier<Listeners> listeners;
    private final JsonMapper json;

    /** @param listeners of the process, known once it is up */
    EventReader(AppModule module, EventTypes types, Supplier<Listeners> listeners, JsonMapper json) {
        this.module = module;
        this.types = types;
        this.listeners = listeners;
        this.json = json;
    }

    AppModule module() {
        return module;
    }

    /** The topics to listen to. A module's own events reach its listeners without a broker. */
    Set<String> topics() {
        return types.all().entrySet().stream()
                .filter(type -> !listenersOf(type.getValue()).isEmpty())
                .map(type -> EventTypes.moduleOf(type.getKey()))
                .filter(publisher -> !publisher.equals(module.name()))
                .map(BrokerTopics::of)
                .collect(Collectors.toUnmodifiableSet());
    }

    Reading read(ConsumerRecord<String, byte[]> record) {
        var name = EventHeaders.text(record.headers(), EventHeaders.TYPE);
        if (name.isEmpty() || record.value() == null) {
            return new Reading.Unreadable(
                    List.of(module.name()), new IllegalArgumentException("The record is no CloudEvent"));
        }
        var one = EventHeaders.text(record.headers(), EventHeaders.LISTENER);
        if (one.isPresent() && isOurs(one.get()) && !exists(one.get())) {
            return new Reading.Unreadable(
                    List.of(one.get()), new IllegalArgumentException("This version has no listener " + one.get()));
        }
        var type = Optional.ofNullable(types.all().get(name.get()));
        var wanted = type.map(this::listenersOf).orElse(List.of()).stream()
                .filter(isMeant(record))
                .toList();
        if (type.isEmpty() || wanted.isEmpty()) {
            return new Reading.Unwanted(name.get());
        }
        try {
            return new Reading.Event(json.readValue(record.value(), type.get()), wanted);
        } catch (RuntimeException unreadable) {
            return new Reading.Unreadable(wanted, unreadable);
        }
    }

    private boolean isOurs(String listener) {
        return EventTypes.moduleOf(listener).equals(module.name());
    }

    private boolean exists(String listener) {
        return listener.equals(module.name()) || listeners.get().ids().contains(listener);
    }

    private List<String> listenersOf(Class<? extends DomainEvent> type) {
        return listeners.get().handling(type).stream().filter(this::isOurs).toList();
    }

    /** A record may be for one listener, or for those of one module. */
    private Predicate<String> isMeant(ConsumerRecord<?, ?> record) {
        return EventHeaders.text(record.headers(), EventHeaders.LISTENER)
                .<Predicate<String>>map(meant -> meant.equals(module.name()) ? listener -> true : isEqual(meant))
                .orElse(listener -> true);
    }

    /** What a record turned out to be. */
    sealed interface Reading {

        record Event(DomainEvent event, List<String> listeners) implements Reading {}

        /** An event that nobody here wants, such as one of a later version of its publisher. */
        record Unwanted(String name) implements Reading {}

        record Unreadable(List<String> listeners, RuntimeException reason) implements Reading {}
    }
}

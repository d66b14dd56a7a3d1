import app.runtime.readiness.ModuleReport.Event;
import app.runtime.readiness.ModuleReport.Listener;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The events of the modules and who listens. An event is what carries a name, and what a module listens to. */
final class EventFlows {

    static final String LISTENER = "org/springframework/modulith/events/ApplicationModuleListener";

    private static final List<String> PLAIN_LISTENERS = List.of(
            "org/springframework/context/event/EventListener",
            "org/springframework/transaction/event/TransactionalEventListener");

    private final Code code;
    private final List<Listening> listeners;

    EventFlows(Code code) {
        this.code = code;
        this.listeners = code.classes().values().stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> listening(method).stream())
                .toList();
    }

    List<Event> publishedBy(String module) {
        return code.of(module).stream()
                .filter(type -> name(type).isPresent()
                        || listeners.stream()
                                .anyMatch(listening -> listening.type().equals(type.name())))
                .map(type -> new Event(
                        name(type).orElse(""),
                        type.simpleName(),
                        module,
                        listeners.stream()
                                .filter(listening -> listening.type().equals(type.name()))
                                .map(Listening::listener)
                                .toList()))
                .toList();
    }

    List<Listener> listeningIn(String module) {
        return listeners.stream()
                .map(Listening::listener)
                .filter(listener -> listener.module().equals(module))
                .toList();
    }

    /** How many events tie the module to others, in either direction. */
    int exchangedBy(String module) {
        return (int) code.modules().stream()
                .flatMap(publisher -> publishedBy(publisher).stream())
                .filter(event -> event.listeners().stream()
                        .map(Listener::module)
                        .filter(listener -> !listener.equals(event.publisher()))
                        .anyMatch(listener ->
                                listener.equals(module) || event.publisher().equals(module)))
                .count();
    }

    private Optional<Listening> listening(CodeMethod method) {
        var module = code.moduleOf(method.owner());
        var mark = Stream.concat(Stream.of(LISTENER), PLAIN_LISTENERS.stream())
                .flatMap(type -> method.marks().find(type).stream())
                .findFirst();
        if (module.isEmpty() || mark.isEmpty() || method.parameters().isEmpty()) {
            return Optional.empty();
        }
        return Optional.ofNullable(code.classes().get(method.parameters().getFirst()))
                .filter(event -> code.moduleOf(event.name()).isPresent())
                .map(event -> new Listening(
                        event.name(),
                        new Listener(
                                module.get(),
                                mark.get().text("id").orElse(""),
                                name(event).orElse(event.simpleName()))));
    }

    private static Optional<String> name(CodeClass type) {
        return type.marks().find("app/runtime/events/EventName").flatMap(mark -> mark.text("value"));
    }

    private record Listening(String type, Listener listener) {}
}

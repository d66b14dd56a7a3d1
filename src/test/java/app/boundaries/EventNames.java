package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An event that outlives the call in which it is published has a name and a version of its own. */
final class EventNames {

    static final Rule RULE = new Rule(
            "event-name",
            "a class name is no contract: when the class is renamed or its module lifted out, stored events find no"
                    + " listener and other processes no longer know what they are told",
            "annotate the event with a name that begins with its module and ends in a version, such as"
                    + " \"orders.order-placed.v1\"; a change that breaks readers is a new version",
            EventNames::inspect);

    private static final Pattern REST = Pattern.compile("\\.[a-z][a-z0-9]*(-[a-z0-9]+)*\\.v[1-9][0-9]*");

    private EventNames() {}

    private static Inspection inspect(Code code) {
        var listeners = Listener.in(code);
        var events = Event.in(code).stream()
                .filter(event -> event.name().isPresent() || event.isDomainEvent() || outlives(event, listeners))
                .toList();
        var uses = events.stream()
                .flatMap(event -> event.name().stream())
                .collect(Collectors.groupingBy(name -> name, Collectors.counting()));
        return Inspection.of(
                events,
                events.stream()
                        .flatMap(event -> problem(event, uses)
                                .map(it -> new Finding(event.type().getName() + " " + it, code.at(event.type(), 0)))
                                .stream())
                        .toList());
    }

    /**
     * Heard in another module, or stored until it is heard. What only a plain listener of its own module hears is not.
     */
    private static boolean outlives(Event event, List<Listener> listeners) {
        return listeners.stream()
                .filter(it -> it.heard().stream().map(JavaType::toErasure).anyMatch(event.type()::equals))
                .anyMatch(it -> it.asModule().isPresent() || !it.module().equals(event.module()));
    }

    private static Optional<String> problem(Event event, Map<String, Long> uses) {
        if (event.name().isEmpty()) {
            return Optional.of("is an event without a name");
        }
        var name = event.name().get();
        var module = event.module().name();
        if (!name.startsWith(module + ".")) {
            return Optional.of("is an event of " + module + ", but its name is \"" + name + "\"");
        }
        if (!REST.matcher(name.substring(module.length())).matches()) {
            return Optional.of(
                    "is an event, but its name \"" + name + "\" is not of the form " + module + ".what-happened.v1");
        }
        return uses.getOrDefault(name, 0L) > 1
                ? Optional.of("is one of several events that are named \"" + name + "\"")
                : Optional.empty();
    }
}

package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a module hears of others it hears for sure, and under an id that stays. */
final class ListenerIds {

    static final Rule RULE = new Rule(
            "listener-id",
            "the id is what a stored delivery, and the broker's consumer, are known by: without one, or with one that"
                    + " is not the module's own, events are lost or delivered twice when code moves",
            "annotate the method with @ApplicationModuleListener(id = \"<module>.<what-it-does>\")",
            ListenerIds::inspect);

    private static final Pattern REST = Pattern.compile("\\.[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private ListenerIds() {}

    private static Inspection inspect(Code code) {
        var listeners = Listener.in(code);
        var uses = listeners.stream()
                .flatMap(listener -> id(listener).stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        return Inspection.of(
                listeners,
                listeners.stream()
                        .flatMap(listener -> (listener.asModule().isPresent()
                                        ? problem(listener, uses)
                                        : deafness(code, listener))
                                        .map(it -> new Finding(listener.title() + " " + it, code.at(listener.method())))
                                        .stream())
                        .toList());
    }

    private static Optional<String> id(Listener listener) {
        return listener.asModule().flatMap(it -> Annotations.text(it, Listener.MODULE_LISTENER, "id"));
    }

    private static Optional<String> problem(Listener listener, Map<String, Long> uses) {
        var id = id(listener).orElse("");
        var module = listener.module().name();
        if (id.isEmpty()) {
            return Optional.of("is a module listener without an id");
        }
        if (!id.startsWith(module + ".")) {
            return Optional.of("is a listener of " + module + ", but its id is \"" + id + "\"");
        }
        if (!REST.matcher(id.substring(module.length())).matches()) {
            return Optional.of("is a listener whose id \"" + id + "\" is not of the form " + module + ".what-it-does");
        }
        return uses.getOrDefault(id, 0L) > 1
                ? Optional.of("is one of several listeners with the id \"" + id + "\"")
                : Optional.empty();
    }

    /** What is not stored for a listener is lost in a crash. */
    private static Optional<String> deafness(Code code, Listener listener) {
        return listener.heard().stream()
                .map(JavaType::toErasure)
                .filter(type -> isOfAnother(code, listener, type))
                .findFirst()
                .map(type -> "hears " + type.getName() + " of another module, but is no module listener: it misses what"
                        + " is published shortly before a crash");
    }

    private static boolean isOfAnother(Code code, Listener listener, JavaClass type) {
        return code.modules()
                .owner(type)
                .filter(owner -> !owner.open() && !owner.equals(listener.module()))
                .isPresent();
    }
}

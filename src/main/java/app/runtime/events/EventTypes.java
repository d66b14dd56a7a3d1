package app.runtime.events;

import app.runtime.topology.Modules;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The events of the application by their stable names, found by their {@link EventName}. */
final class EventTypes {

    private final Map<String, Class<? extends DomainEvent>> byName;

    private EventTypes(Map<String, Class<? extends DomainEvent>> byName) {
        this.byName = Map.copyOf(byName);
    }

    static EventTypes discover() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventName.class));
        return new EventTypes(scanner.findCandidateComponents(Modules.basePackage()).stream()
                .map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), EventTypes.class.getClassLoader()))
                .collect(Collectors.toMap(EventTypes::nameOf, type -> type.asSubclass(DomainEvent.class))));
    }

    /**
     * The stable name of an event class.
     *
     * @throws IllegalArgumentException if the class carries no {@link EventName}
     */
    static String nameOf(Class<?> type) {
        var name = type.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalArgumentException(type.getName() + " has no name: annotate it with @EventName");
        }
        return name.value();
    }

    /** By their names. */
    Map<String, Class<? extends DomainEvent>> all() {
        return byName;
    }

    /** The module that an event or a listener belongs to, by its name; a name without a dot is a module's. */
    static String moduleOf(String name) {
        return name.split("\\.", 2)[0];
    }

    /** @throws IllegalArgumentException if this version of the application knows no such event */
    Class<? extends DomainEvent> named(String name) {
        var type = byName.get(name);
        if (type == null) {
            throw new IllegalArgumentException("This version of the application knows no event " + name);
        }
        return type;
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A type of a closed module that is published or listened to, or says by annotation or interface that it is an event.
 */
record Event(JavaClass type, Module module) {

    /** In the order in which they tell the name, if a type has several. */
    private static final List<String> NAMING = List.of("EventName", "DomainEvent", "Externalized");

    static List<Event> in(Code code) {
        var heard =
                Listener.in(code).stream().flatMap(it -> it.heard().stream()).map(JavaType::toErasure);
        var met = Stream.concat(heard, Publications.in(code).stream()).collect(Collectors.toUnmodifiableSet());
        return code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream()
                        .filter(type -> isConcrete(type) && isEvent(type, met))
                        .map(type -> new Event(type, module)))
                .toList();
    }

    /** What others call it, if its class says so. */
    Optional<String> name() {
        return NAMING.stream()
                .flatMap(naming -> annotated(type, naming).stream())
                .flatMap(annotation -> Stream.of("value", "name", "target")
                        .flatMap(attribute -> annotation.tryGetExplicitlyDeclaredProperty(attribute).stream()))
                .map(name -> name.toString().split("::", 2)[0])
                .findFirst();
    }

    boolean isDomainEvent() {
        return isDomainEvent(type);
    }

    private static boolean isDomainEvent(JavaClass type) {
        return type.getAllRawInterfaces().stream()
                .anyMatch(it -> it.getSimpleName().equals("DomainEvent"));
    }

    private static boolean isConcrete(JavaClass type) {
        return !type.isInterface() && !type.getModifiers().contains(JavaModifier.ABSTRACT);
    }

    private static boolean isEvent(JavaClass type, Set<JavaClass> met) {
        return met.contains(type)
                || isDomainEvent(type)
                || NAMING.stream().anyMatch(naming -> annotated(type, naming).isPresent());
    }

    private static Optional<JavaAnnotation<JavaClass>> annotated(JavaClass type, String simpleName) {
        return type.getAnnotations().stream()
                .filter(it -> it.getRawType().getSimpleName().equals(simpleName))
                .findFirst();
    }
}

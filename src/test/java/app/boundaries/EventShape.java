package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** An event is a fact: immutable through and through, and part of its module's API. */
final class EventShape {

    static final Rule RULE = new Rule(
            "event-shape",
            "an event is stored, sent to other processes and read there, long after it was published: what can change,"
                    + " or what only its own module can name, does not get there as it was",
            "make it a public record in the module's root package, of values, records and unmodifiable collections",
            EventShape::inspect);

    private EventShape() {}

    private static Inspection inspect(Code code) {
        var events = Event.in(code);
        return Inspection.of(
                events, events.stream().flatMap(it -> problems(code, it)).toList());
    }

    private static Stream<Finding> problems(Code code, Event event) {
        var type = event.type();
        var hidden = event.module().exposes(type.getName())
                ? Stream.<Finding>empty()
                : Stream.of(
                        finding(code, event, "is internal to " + event.module().name()));
        var open = type.isRecord() || type.isEnum() || type.getModifiers().contains(JavaModifier.FINAL)
                ? Stream.<Finding>empty()
                : Stream.of(finding(code, event, "is neither a record nor final"));
        var fields = type.getAllFields().stream()
                .filter(field -> Mutable.isOfObject(field)
                        && code.classes().contain(field.getOwner().getName()))
                .flatMap(field -> problem(code, event, field).stream());
        return Stream.of(hidden, open, fields).flatMap(it -> it);
    }

    private static Finding finding(Code code, Event event, String problem) {
        return new Finding(event.type().getName() + " is an event, but " + problem, code.at(event.type(), 0));
    }

    private static Optional<Finding> problem(Code code, Event event, JavaField field) {
        var part = event.type().getName() + " is an event, but its " + field.getName();
        return Mutable.isChanging(field)
                ? Optional.of(new Finding(part + " can be set", code.at(field)))
                : changing(code, field.getType(), new HashSet<>())
                        .map(why -> new Finding(part + " can change, because of " + why, code.at(field)));
    }

    /** What in a type can change: itself, an argument of it, or what an object of it holds. */
    private static Optional<String> changing(Code code, JavaType type, Set<JavaClass> seen) {
        return parts(type)
                .filter(seen::add)
                .flatMap(part -> changing(code, part, seen).stream())
                .findFirst();
    }

    private static Optional<String> changing(Code code, JavaClass part, Set<JavaClass> seen) {
        if (part.isArray()) {
            return Optional.of("an array");
        }
        if (Mutable.is(code, part)
                || part.getMethods().stream().anyMatch(it -> isSetter(code, it.getOwner(), it.getName()))) {
            return Optional.of(part.getSimpleName());
        }
        return code.classes().contain(part.getName())
                ? part.getFields().stream()
                        .filter(Mutable::isOfObject)
                        .flatMap(field -> changing(code, field.getType(), seen).stream())
                        .findFirst()
                        .map(why -> part.getSimpleName() + " with " + why)
                : Optional.empty();
    }

    private static boolean isSetter(Code code, JavaClass owner, String method) {
        return code.classes().contain(owner.getName()) && method.matches("set[A-Z].*");
    }

    private static Stream<JavaClass> parts(JavaType type) {
        return switch (type) {
            case JavaParameterizedType generic ->
                Stream.concat(
                        Stream.of(generic.toErasure()),
                        generic.getActualTypeArguments().stream().flatMap(EventShape::parts));
            case JavaWildcardType wildcard -> wildcard.getUpperBounds().stream().flatMap(EventShape::parts);
            default -> Stream.of(type.toErasure());
        };
    }
}

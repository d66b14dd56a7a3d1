package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import com.tngtech.archunit.core.domain.JavaWildcardType;
import java.util.Optional;
import java.util.Set;

/** A listener says which one event it hears, and its module declares whose that is. */
final class ListenerDeclared {

    static final Rule RULE = new Rule(
            "listener-declared",
            "what a module hears becomes its subscription at a broker: that must be known from its declaration, not"
                    + " from whatever happens to be published in the same process",
            "write a listener per event, with the event's own type as its one parameter",
            ListenerDeclared::inspect);

    private static final Set<String> ANYTHING = Set.of(
            "org.springframework.context.ApplicationEvent",
            "org.springframework.context.PayloadApplicationEvent",
            "org.springframework.context.event.ApplicationContextEvent");

    private ListenerDeclared() {}

    private static Inspection inspect(Code code) {
        var listeners = Listener.in(code);
        return Inspection.of(
                listeners,
                listeners.stream()
                        .flatMap(listener -> problem(code, listener)
                                .map(it -> new Finding(listener.title() + " hears " + it, code.at(listener.method())))
                                .stream())
                        .toList());
    }

    private static Optional<String> problem(Code code, Listener listener) {
        return listener.heard().size() > 1
                ? Optional.of("several kinds of events")
                : listener.heard().stream()
                        .flatMap(type -> problem(code, listener.module(), type).stream())
                        .findFirst();
    }

    private static Optional<String> problem(Code code, Module module, JavaType heard) {
        var type = heard.toErasure();
        var isSupertype = code.classes().contain(type.getName()) && isSupertype(type);
        if (isSupertype
                || isOpenEnded(heard)
                || ANYTHING.contains(type.getName())
                || type.getName().startsWith("java.")) {
            return Optional.of("every " + type.getSimpleName() + ", which is no event but many");
        }
        return code.modules()
                .owner(type)
                .filter(it -> !module.mayUse(it))
                .map(it -> type.getSimpleName() + " of " + it.name() + ", which " + module.name() + " may not use");
    }

    private static boolean isOpenEnded(JavaType type) {
        return switch (type) {
            case JavaTypeVariable<?> _, JavaWildcardType _ -> true;
            case JavaParameterizedType generic ->
                generic.getActualTypeArguments().stream().anyMatch(ListenerDeclared::isOpenEnded);
            default -> false;
        };
    }

    private static boolean isSupertype(JavaClass type) {
        return type.isInterface() || type.getModifiers().contains(JavaModifier.ABSTRACT);
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaParameterizedType;
import com.tngtech.archunit.core.domain.JavaType;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A method that hears events, by annotation or because it implements Spring's interface.
 *
 * @param heard the types that reach it: what its annotation lists, else its parameter
 * @param asModule the annotation that makes it a module's listener, which survives a crash
 */
record Listener(JavaMethod method, Module module, List<JavaType> heard, Optional<JavaAnnotation<?>> asModule) {

    static final String MODULE_LISTENER = "org.springframework.modulith.events.ApplicationModuleListener";

    private static final String LISTENER = "org.springframework.context.event.EventListener";
    private static final String LISTENER_TYPE = "org.springframework.context.ApplicationListener";
    private static final String PAYLOAD = "org.springframework.context.PayloadApplicationEvent";

    /** The listeners of all modules. */
    static List<Listener> in(Code code) {
        return code.modules().all().stream()
                .flatMap(module -> code.classesOf(module).stream()
                        .flatMap(type -> type.getMethods().stream())
                        .filter(Listener::isListener)
                        .map(method -> of(method, module)))
                .toList();
    }

    String title() {
        return method.getOwner().getName() + "." + method.getName();
    }

    private static boolean isListener(JavaMethod method) {
        var byType = method.getName().equals("onApplicationEvent")
                && method.getOwner().isAssignableTo(LISTENER_TYPE)
                && !method.getModifiers().contains(JavaModifier.SYNTHETIC);
        return byType || method.isMetaAnnotatedWith(LISTENER);
    }

    private static Listener of(JavaMethod method, Module module) {
        var listed = Annotations.leadingTo(method, LISTENER).stream()
                .flatMap(annotation -> listed(annotation, "classes").or(() -> listed(annotation, "value")).stream())
                .flatMap(List::stream)
                .toList();
        var heard = listed.isEmpty()
                ? method.getParameterTypes().stream().map(Listener::payload).toList()
                : listed;
        return new Listener(method, module, heard, Annotations.leadingTo(method, MODULE_LISTENER));
    }

    private static Optional<List<JavaType>> listed(JavaAnnotation<?> annotation, String attribute) {
        return Annotations.written(annotation, LISTENER, attribute)
                .map(value -> value instanceof Object[] several ? Arrays.stream(several) : Stream.of(value))
                .map(values -> values.filter(JavaClass.class::isInstance)
                        .map(JavaType.class::cast)
                        .toList())
                .filter(classes -> !classes.isEmpty());
    }

    /** Spring wraps what is no event of its own. */
    private static JavaType payload(JavaType type) {
        return type instanceof JavaParameterizedType wrapped
                        && wrapped.toErasure().getName().equals(PAYLOAD)
                ? wrapped.getActualTypeArguments().getFirst()
                : type;
    }
}

package app.contracts;

import app.Application;
import app.runtime.events.EventName;
import app.runtime.topology.AppModule;
import app.runtime.topology.Facades;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.util.ClassUtils;

/** The compiled code of one module, without its tests. */
record Code(AppModule module) {

    /** What others can name: the public types of the root package, and those nested in them. */
    List<Class<?>> api() {
        return classes()
                .filter(type -> type.getPackageName().equals(module.basePackage()))
                .filter(Code::isVisible)
                .toList();
    }

    /** The events that the module publishes. */
    List<Class<?>> events() {
        return classes()
                .filter(type -> type.isAnnotationPresent(EventName.class))
                .toList();
    }

    /** The methods that are told of events. */
    List<Method> listeners() {
        return classes()
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> method.isAnnotationPresent(ApplicationModuleListener.class))
                .toList();
    }

    /** Whether the module itself offers this interface; otherwise it asks others to. Its mapping says who does. */
    boolean offers(Class<?> type) {
        return Facades.isFacade(type)
                ? Facades.moduleOf(type).equals(module.name())
                : classes().anyMatch(candidate -> !candidate.isInterface() && type.isAssignableFrom(candidate));
    }

    static String nameOf(AnnotatedElement event) {
        return event.getAnnotation(EventName.class).value();
    }

    private Stream<Class<?>> classes() {
        var root = location();
        try (var files = Files.walk(root.resolve(module.basePackage().replace('.', '/')))) {
            return files
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(name -> name.endsWith(".class") && !name.endsWith("-info.class"))
                    .sorted()
                    .<Class<?>>map(Code::load)
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Class<?> load(String file) {
        return ClassUtils.resolveClassName(
                file.substring(0, file.length() - ".class".length()).replace('/', '.'), Code.class.getClassLoader());
    }

    private static boolean isVisible(Class<?> type) {
        var enclosing = type.getEnclosingClass();
        return Modifier.isPublic(type.getModifiers()) && (enclosing == null || isVisible(enclosing));
    }

    private static Path location() {
        try {
            return Path.of(Application.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException unknown) {
            throw new IllegalStateException("The code of the application is nowhere", unknown);
        }
    }
}

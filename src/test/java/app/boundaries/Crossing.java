package app.boundaries;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One module's code names a type of another module.
 *
 * @param source the module that names it; null for what lies in no module, such as the application class
 * @param user the top-level class that names it
 */
record Crossing(@Nullable Module source, String user, Module target, String type, Location at) {

    /** Of class files and of sources together, each place once. */
    static List<Crossing> in(Modules modules, JavaClasses classes, Sources sources) {
        var bySource = sources.files().stream()
                .flatMap(file -> bySource(modules, file))
                .toList();
        var all = new ArrayList<>(bySource);
        classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .flatMap(dependency -> byClassFile(modules, sources, dependency).stream())
                .filter(crossing -> crossing.at().line() > 0 || !isKnown(bySource, crossing))
                .forEach(all::add);
        return all.stream().distinct().toList();
    }

    /** An import is a use only if nothing else is: what is imported to be used is reported where it is used. */
    private static Stream<Crossing> bySource(Modules modules, SourceFile file) {
        var used = file.uses().stream()
                .filter(use -> !use.byImport())
                .map(TypeUse::type)
                .toList();
        return file.uses().stream()
                .filter(use -> !use.byImport() || !used.contains(use.type()))
                .flatMap(use ->
                        between(modules, file.typeName(), use.type(), new Location(file.path(), use.line())).stream());
    }

    private static Optional<Crossing> byClassFile(Modules modules, Sources sources, Dependency dependency) {
        var user = outermost(dependency.getOriginClass());
        var type = outermost(dependency.getTargetClass().getBaseComponentType());
        var at = new Location(
                sources.fileOf(dependency.getOriginClass()),
                dependency.getSourceCodeLocation().getLineNumber());
        return between(modules, user, type, at);
    }

    private static Optional<Crossing> between(Modules modules, String user, String type, Location at) {
        var source = modules.owner(user).orElse(null);
        return modules.owner(type)
                .or(() -> modules.owner(type + "."))
                .filter(target -> !target.equals(source))
                .map(target -> new Crossing(source, user, target, type, at));
    }

    private static boolean isKnown(List<Crossing> known, Crossing one) {
        return known.stream()
                .anyMatch(it -> it.user().equals(one.user) && it.type().equals(one.type));
    }

    private static String outermost(JavaClass type) {
        return type.getEnclosingClass().map(Crossing::outermost).orElse(type.getName());
    }

    boolean isReachIn() {
        return !target.exposes(type);
    }

    boolean isAllowed() {
        return source == null || source.mayUse(target, type);
    }
}

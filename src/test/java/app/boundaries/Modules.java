package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The modules under a base package, as Spring Modulith discovers them. */
record Modules(String basePackage, List<Module> all) implements Iterable<Module> {

    static Modules discover(String basePackage, JavaClasses classes) {
        var found = ApplicationModules.of(basePackage, new ImportOption.DoNotIncludeTests()).stream()
                .map(module -> describe(module, classes))
                .toList();
        if (found.isEmpty()) {
            throw new IllegalArgumentException(
                    "There is no module below the package '" + basePackage + "'. Is it the base package?");
        }
        return new Modules(basePackage, found);
    }

    Optional<Module> owner(String type) {
        return all.stream().filter(module -> module.owns(type)).findFirst();
    }

    Optional<Module> owner(JavaClass type) {
        return owner(type.getName());
    }

    Stream<Module> except(Module one) {
        return all.stream().filter(module -> !module.equals(one));
    }

    /** The schemas of all other modules: a schema has its module's name. */
    Set<String> schemasExcept(String module) {
        return closed().stream()
                .map(Module::name)
                .filter(name -> !name.equals(module))
                .collect(Collectors.toSet());
    }

    /** Modules that are more than what hosts the others. */
    List<Module> closed() {
        return all.stream().filter(module -> !module.open()).toList();
    }

    @Override
    public Iterator<Module> iterator() {
        return all.iterator();
    }

    private static Module describe(ApplicationModule module, JavaClasses classes) {
        var exposed = module.getNamedInterfaces().stream()
                .flatMap(it -> it.asJavaClasses())
                .map(JavaClass::getName)
                .collect(Collectors.toSet());
        var packageName = module.getBasePackage().getName();
        return new Module(
                module.getIdentifier().toString(),
                packageName,
                declaration(packageName, classes),
                module.isOpen(),
                exposed);
    }

    private static @Nullable Set<String> declaration(String packageName, JavaClasses classes) {
        var packageInfo = packageName + ".package-info";
        if (!classes.contain(packageInfo)) {
            return null;
        }
        return classes.get(packageInfo)
                .tryGetAnnotationOfType(org.springframework.modulith.ApplicationModule.class)
                .map(org.springframework.modulith.ApplicationModule::allowedDependencies)
                .map(allowed ->
                        Arrays.asList(allowed).contains(org.springframework.modulith.ApplicationModule.OPEN_TOKEN)
                                ? null
                                : names(allowed))
                .orElse(null);
    }

    /** {@code orders :: spi} allows a named interface of {@code orders}; Modulith tells which types that are. */
    private static Set<String> names(String[] allowed) {
        return Arrays.stream(allowed)
                .map(it -> it.replaceFirst("::.*", "").strip())
                .collect(Collectors.toUnmodifiableSet());
    }
}

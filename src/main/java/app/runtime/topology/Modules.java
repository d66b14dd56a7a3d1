package app.runtime.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;

/**
 * The modules of the application, discovered from its packages: {@code runtime} is told no name. {@code MODULES} says
 * which of them this process hosts; where it says nothing, that is all that are here. Of one that was lifted out, or of
 * which a lifted one needs the API, there is the root package alone: only another process can host it.
 */
public final class Modules {

    static final String VARIABLE = "MODULES";

    private static final String INTERNALS = "internal";

    private static final String BASE_PACKAGE =
            ClassUtils.getPackageName(ClassUtils.getPackageName(Modules.class)).replaceAll("\\.[^.]+$", "");

    private final List<AppModule> all;
    private final List<AppModule> hosted;

    private Modules(List<AppModule> all, List<AppModule> hosted) {
        this.all = List.copyOf(all);
        this.hosted = List.copyOf(hosted);
    }

    /** All modules, all hosted that are here. */
    public static Modules discover() {
        return new Modules(Found.ALL, Found.HERE);
    }

    /**
     * All modules, hosted as {@code MODULES} says.
     *
     * @throws UnknownModuleException if it names a module that does not exist, or of which there is the API alone
     */
    public static Modules of(Environment environment) {
        var names = StringUtils.commaDelimitedListToSet(environment.getProperty(VARIABLE, "")).stream()
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .collect(Collectors.toCollection(TreeSet::new));
        if (names.isEmpty()) {
            return discover();
        }
        var hosted = Found.HERE.stream()
                .filter(module -> names.remove(module.name()))
                .toList();
        if (!names.isEmpty()) {
            throw new UnknownModuleException(names, Found.HERE);
        }
        return new Modules(Found.ALL, hosted);
    }

    /** The package that all modules share. */
    public static String basePackage() {
        return BASE_PACKAGE;
    }

    /** Every module that there is, wherever it is hosted. */
    public List<AppModule> all() {
        return all;
    }

    /** The modules that this process hosts. */
    public List<AppModule> hosted() {
        return hosted;
    }

    /** The modules that another process hosts. */
    public List<AppModule> remote() {
        return all.stream().filter(module -> !hosted.contains(module)).toList();
    }

    /** The hosted module that a class belongs to, if it belongs to one. */
    public Optional<AppModule> ownerOf(Class<?> type) {
        return hosted.stream().filter(module -> module.owns(type.getName())).findFirst();
    }

    /**
     * The hosted module of this name.
     *
     * @throws IllegalArgumentException if there is none
     */
    public AppModule named(String name) {
        return hosted.stream()
                .filter(module -> module.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no module '" + name + "'; this process hosts " + hosted));
    }

    /** Every package below the application's own that declares {@code @ApplicationModule}, by name. */
    private static List<AppModule> find() {
        return packages()
                .filter(Modules::isModule)
                .map(name -> new AppModule(name.substring(BASE_PACKAGE.length() + 1), name))
                .sorted(Comparator.comparing(AppModule::name))
                .toList();
    }

    private static List<AppModule> here(List<AppModule> all) {
        return all.stream()
                .filter(module -> ClassUtils.isPresent(
                        module.basePackage() + "." + INTERNALS + ".package-info", Modules.class.getClassLoader()))
                .toList();
    }

    private static Stream<String> packages() {
        var pattern = "classpath*:" + BASE_PACKAGE.replace('.', '/') + "/*/package-info.class";
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(pattern))
                    .map(Modules::packageName)
                    .distinct();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String packageName(Resource packageInfo) {
        try {
            var segments = packageInfo.getURL().getPath().split("/", -1);
            return BASE_PACKAGE + "." + segments[segments.length - 2];
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isModule(String packageName) {
        var packageInfo = ClassUtils.resolveClassName(packageName + ".package-info", Modules.class.getClassLoader());
        var declaration = packageInfo.getAnnotation(ApplicationModule.class);
        return declaration != null && declaration.type() == ApplicationModule.Type.CLOSED;
    }

    /** Looked for once: a process that starts asks several times, and each search reads the table of the whole jar. */
    private static final class Found {
        static final List<AppModule> ALL = find();
        static final List<AppModule> HERE = here(ALL);
    }
}

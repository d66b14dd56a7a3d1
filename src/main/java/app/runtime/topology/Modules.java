package app.runtime.topology;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.ApplicationModule;
import org.springframework.util.ClassUtils;

/** The modules of the application, discovered from its packages: {@code runtime} is told no name. */
public final class Modules {

    private static final String BASE_PACKAGE =
            ClassUtils.getPackageName(ClassUtils.getPackageName(Modules.class)).replaceAll("\\.[^.]+$", "");

    private final List<AppModule> hosted;

    private Modules(List<AppModule> hosted) {
        this.hosted = List.copyOf(hosted);
    }

    /** Finds every package below the application's own that declares {@code @ApplicationModule}, by name. */
    public static Modules discover() {
        return new Modules(packages()
                .filter(Modules::isModule)
                .map(name -> new AppModule(name.substring(BASE_PACKAGE.length() + 1), name))
                .sorted(Comparator.comparing(AppModule::name))
                .toList());
    }

    /** The package that all modules share. */
    public static String basePackage() {
        return BASE_PACKAGE;
    }

    /** The modules that this process hosts. */
    public List<AppModule> hosted() {
        return hosted;
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
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The paths under which modules answer, each as far as it is fixed. */
final class Routes {

    private static final Pattern AUTHORITY =
            Pattern.compile("^[a-z\u0001][a-z0-9+.\u0001-]*://([^/:?#\u0001]*)[^/?#]*");

    /** What every module may have in common. */
    private static final Pattern COMMON = Pattern.compile("(/|v\\d+|api|internal|public)*");

    private final Code code;
    private final Map<Module, Set<String>> byModule = new HashMap<>();

    Routes(Code code) {
        this.code = code;
        code.modules()
                .closed()
                .forEach(module -> byModule.put(module, new HashSet<>(Set.of("/internal/" + module.name()))));
        byModule.forEach((module, routes) -> code.classesOf(module).stream()
                .filter(type -> module.exposes(type.getName()) || !isClient(type))
                .forEach(type -> routes.addAll(in(type))));
    }

    /** An interface that is called by HTTP, as opposed to a controller that answers. */
    static boolean isClient(JavaClass type) {
        return type.isInterface()
                && Stream.concat(Stream.of(type), type.getMethods().stream())
                        .flatMap(it -> mappings(it).stream())
                        .anyMatch(it -> it.getRawType().getSimpleName().endsWith("Exchange"));
    }

    /** The other closed module that a path or a URL leads to. */
    Optional<Module> addressed(Module own, String text) {
        var url = AUTHORITY.matcher(text);
        var host = url.find() ? url.group(1).split("\\.", 2)[0] : "";
        var path = url.replaceFirst("").replaceFirst("^\u0001+", "");
        return others(own)
                .filter(it -> it.name().equals(host))
                .findFirst()
                .or(() -> others(own)
                        .filter(other -> reach(other, path) > reach(own, path))
                        .findFirst());
    }

    private Stream<Module> others(Module own) {
        return code.modules().closed().stream().filter(it -> !it.equals(own));
    }

    /** How much of a path is a route of this module. */
    private int reach(Module module, String path) {
        return byModule.getOrDefault(module, Set.of()).stream()
                .filter(route -> path.matches(Pattern.quote(route) + "([/?#{\u0001].*)?"))
                .mapToInt(String::length)
                .max()
                .orElse(0);
    }

    private static Collection<String> in(JavaClass type) {
        return type.getMethods().stream()
                .flatMap(method -> paths(method).stream())
                .flatMap(path -> prefixes(type).stream().map(prefix -> join(prefix, path)))
                .map(Routes::fixed)
                .filter(path -> !COMMON.matcher(path).matches())
                .toList();
    }

    static List<String> prefixes(JavaClass type) {
        var written = paths(type);
        return written.isEmpty() ? List.of("") : written;
    }

    static String join(String prefix, String path) {
        return ("/" + prefix + "/" + path).replaceAll("/+", "/");
    }

    /** What an annotation of Spring's maps a type or a method to. */
    static List<String> paths(HasAnnotations<?> element) {
        return mappings(element).stream()
                .map(annotation -> Stream.of("value", "path", "url")
                        .flatMap(attribute -> annotation.tryGetExplicitlyDeclaredProperty(attribute).stream())
                        .flatMap(value -> value instanceof Object[] several ? Arrays.stream(several) : Stream.of(value))
                        .map(Object::toString)
                        .toList())
                .flatMap(paths -> paths.isEmpty() && !(element instanceof JavaClass) ? Stream.of("") : paths.stream())
                .toList();
    }

    private static List<? extends JavaAnnotation<?>> mappings(HasAnnotations<?> element) {
        return element.getAnnotations().stream()
                .filter(it -> it.getRawType().getSimpleName().matches("\\w*(Mapping|Exchange)")
                        && it.getRawType().getPackageName().startsWith("org.springframework.web."))
                .toList();
    }

    private static String fixed(String path) {
        var variable = path.indexOf('{');
        return (variable < 0 ? path : path.substring(0, variable)).replaceAll("/+$", "");
    }
}

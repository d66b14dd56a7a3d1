import app.runtime.readiness.ModuleReport.Route;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** What a module's endpoints serve. */
final class WebRoutes {

    private static final String WEB = "org/springframework/web/bind/annotation/";

    private WebRoutes() {}

    static List<Route> of(List<CodeClass> classes) {
        return classes.stream()
                .filter(type -> type.marks().find(WEB + "RestController").isPresent()
                        || type.marks()
                                .find("org/springframework/stereotype/Controller")
                                .isPresent())
                .flatMap(WebRoutes::of)
                .sorted(Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    private static Stream<Route> of(CodeClass endpoints) {
        var prefixes = endpoints.marks().find(WEB + "RequestMapping").stream()
                .flatMap(mark -> paths(mark).stream())
                .toList();
        return endpoints.methods().stream()
                .flatMap(method -> method.marks().all().stream())
                .filter(mark -> mark.type().startsWith(WEB) && mark.type().endsWith("Mapping"))
                .flatMap(mark -> routes(prefixes.isEmpty() ? List.of("") : prefixes, mark));
    }

    private static Stream<Route> routes(List<String> prefixes, Marks.Mark mark) {
        var paths = paths(mark).isEmpty() ? List.of("") : paths(mark);
        return prefixes.stream()
                .flatMap(prefix -> paths.stream().map(path -> prefix + path))
                .flatMap(path -> verbs(mark).stream().map(verb -> new Route(verb, path)));
    }

    private static List<String> verbs(Marks.Mark mark) {
        var name = mark.type().substring(WEB.length()).replace("Mapping", "").toUpperCase();
        if (!name.equals("REQUEST")) {
            return List.of(name);
        }
        return mark.has("method") ? mark.texts("method") : List.of("*");
    }

    private static List<String> paths(Marks.Mark mark) {
        return Stream.of("value", "path")
                .flatMap(element -> mark.texts(element).stream())
                .toList();
    }
}

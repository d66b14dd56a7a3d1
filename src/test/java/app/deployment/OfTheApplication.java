package app.deployment;

import static java.util.stream.Collectors.toMap;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the application itself says of what the manifests repeat. */
final class OfTheApplication {

    static final List<String> MODULES =
            Modules.discover().all().stream().map(AppModule::name).toList();

    /** What {@code java -jar monolift.jar modules --format=json} prints. */
    static final JsonNode REPORT = report();

    private OfTheApplication() {}

    /** A type that is hidden from here. */
    static Class<?> type(String name) {
        return ClassUtils.resolveClassName(Modules.basePackage() + "." + name, OfTheApplication.class.getClassLoader());
    }

    /** A limit that is written in its code. */
    static Duration limit(String type, String constant) {
        var limit = (Duration) ReflectionTestUtils.getField(type(type), constant);
        if (limit == null) {
            throw new AssertionError(type + " has no " + constant);
        }
        return limit;
    }

    /** Whom each module calls, as the bytecode shows. */
    static Map<String, Set<String>> calls() {
        return ofEachModule(module -> module.path("callsOut")
                .valueStream()
                .map(call -> call.path("to").asString()));
    }

    /** Whom each module speaks to over the network: whom it calls, and who has the keys of access tokens. */
    static Map<String, Set<String>> arrows() {
        var arrows = calls();
        arrows.forEach((module, called) -> {
            if (!module.equals("users")) {
                called.add("users");
            }
        });
        return arrows;
    }

    /** The variables that say where a module's systems outside are. */
    static Map<String, Set<String>> systemsOutside() {
        return ofEachModule(module -> module.path("externalSystems")
                .valueStream()
                .flatMap(system -> system.path("variables").valueStream())
                .map(JsonNode::asString));
    }

    /** The public paths of a module, with something in place of their variables. */
    static List<String> publicPaths(String module) {
        try {
            var description = Files.readString(Path.of("contracts", module, "openapi.json"));
            return JsonMapper.shared().readTree(description).at("/paths").propertyNames().stream()
                    .map(path -> path.replaceAll("\\{[^}]*}", "any"))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Map<String, Set<String>> ofEachModule(Function<JsonNode, Stream<String>> what) {
        return REPORT.path("modules")
                .valueStream()
                .collect(toMap(
                        module -> module.path("name").asString(),
                        module -> what.apply(module).collect(Collectors.toCollection(TreeSet::new))));
    }

    private static JsonNode report() {
        try (var json = OfTheApplication.class.getClassLoader().getResourceAsStream("META-INF/monolift/modules.json")) {
            return JsonMapper.shared().readTree(json);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

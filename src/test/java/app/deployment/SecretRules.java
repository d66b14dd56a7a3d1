package app.deployment;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** That no secret is written down: where one is needed, a reference to a Secret stands, which somebody else makes. */
final class SecretRules {

    private static final Pattern NAME =
            Pattern.compile("(?i).*(PASSWORD|SECRET|TOKEN|CREDENTIAL|_KEYS?|DATABASE_URL)$");
    private static final Pattern LOGIN = Pattern.compile("\\w+://[^/\\s]*:[^/\\s]*@.*|(?s).*PRIVATE KEY.*");
    private static final Set<String> LISTS = Set.of("data", "stringData");

    private SecretRules() {}

    static Stream<Problem> problems(Manifest object) {
        return object.is("Secret") ? values(object) : Stream.concat(settings(object), variables(object));
    }

    private static Stream<Problem> values(Manifest secret) {
        return LISTS.stream()
                .flatMap(list -> secret.json().path(list).properties().stream())
                .filter(entry -> !entry.getValue().asString("").isEmpty())
                .map(entry -> Problem.in(secret, entry.getKey(), "has a value"));
    }

    private static Stream<Problem> settings(Manifest object) {
        return object.is("ConfigMap")
                ? object.json().path("data").properties().stream().flatMap(entry -> setting(object, entry))
                : Stream.empty();
    }

    private static Stream<Problem> setting(Manifest object, Map.Entry<String, JsonNode> setting) {
        return written(object, setting.getKey(), setting.getValue().asString(""));
    }

    private static Stream<Problem> variables(Manifest object) {
        return Pod.of(object).stream()
                .flatMap(pod -> pod.containers().stream())
                .flatMap(container -> container.json().path("env").values().stream())
                .filter(variable -> variable.has("value"))
                .flatMap(variable -> written(
                        object,
                        variable.path("name").asString(""),
                        variable.path("value").asString("")));
    }

    private static Stream<Problem> written(Manifest object, String name, String value) {
        return (NAME.matcher(name).matches() && !value.isEmpty())
                        || LOGIN.matcher(value).matches()
                ? Stream.of(Problem.in(object, name, "is written down"))
                : Stream.empty();
    }
}

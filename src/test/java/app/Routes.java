package app;

import java.util.List;
import java.util.regex.Pattern;

/** The paths that a process says it serves, in its OpenAPI description. */
record Routes(List<Pattern> paths) {

    static Routes of(JarProcess process) {
        var description = ShopClient.at(process).get("/openapi").expect(200).json();
        return new Routes(description.at("/paths").propertyNames().stream()
                .map(Routes::pattern)
                .toList());
    }

    boolean serve(String path) {
        var withoutQuery = path.replaceFirst("\\?.*", "");
        return paths.stream().anyMatch(pattern -> pattern.matcher(withoutQuery).matches());
    }

    private static Pattern pattern(String template) {
        return Pattern.compile("\\Q" + template.replaceAll("\\{[^}]*}", "\\\\E[^/]+\\\\Q") + "\\E");
    }
}

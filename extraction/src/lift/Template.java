package lift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What every lifted project gets besides code: README, Dockerfile, manifests, CI. A line with {@code @neighbour@} or
 * {@code @callee@} is there once for each of them.
 */
final class Template {

    private static final Pattern PER_NEIGHBOUR = Pattern.compile("(?m)^.*@(?:neighbour|NEIGHBOUR)@.*\n");
    private static final Pattern PER_CALLEE = Pattern.compile("(?m)^.*@(?:callee|CALLEE)@.*\n");

    private final String module;
    private final Selection selection;

    Template(String module, Selection selection) {
        this.module = module;
        this.selection = selection;
    }

    void fill(Path template, Path folder) throws IOException {
        try (Stream<Path> found = Files.walk(template)) {
            for (var file : found.filter(Files::isRegularFile)
                    .filter(each -> !each.startsWith(template.resolve("src")))
                    .toList()) {
                var to = folder.resolve(template.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.writeString(to, filled(Files.readString(file)));
            }
        }
    }

    private String filled(String text) {
        var neighbours = forEach(text, PER_NEIGHBOUR, "neighbour", selection.neighbours());
        var callees = forEach(neighbours, PER_CALLEE, "callee", selection.callees());
        return named(callees, "module", module);
    }

    private static String forEach(String text, Pattern line, String word, Collection<String> names) {
        return line.matcher(text)
                .replaceAll(found -> names.stream()
                        .map(name -> named(found.group(), word, name))
                        .map(Matcher::quoteReplacement)
                        .collect(Collectors.joining()));
    }

    private static String named(String text, String word, String name) {
        return text.replace("@" + word + "@", name)
                .replace("@" + word.toUpperCase(Locale.ROOT) + "@", name.toUpperCase(Locale.ROOT));
    }
}

package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A violation that is in the planted shop on purpose, said in a comment at the end of its line: {@code planted:
 * reach-in (a field); hidden-internals (a class)}.
 */
record Plant(String rule, String form, Location at) {

    private static final Pattern COMMENT = Pattern.compile("(?://|--) planted: (.*)$");
    private static final Pattern ONE = Pattern.compile("([a-z-]+) \\((.*?)\\)(?:; |$)");

    static List<Plant> below(Path... folders) {
        return Stream.of(folders).flatMap(Plant::files).flatMap(Plant::in).toList();
    }

    private static Stream<Path> files(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Stream<Plant> in(Path file) {
        var lines = lines(file);
        return IntStream.range(0, lines.size()).boxed().flatMap(number -> {
            var comment = COMMENT.matcher(lines.get(number));
            var at = new Location(file.toString().replace('\\', '/'), number + 1);
            return comment.find()
                    ? ONE.matcher(comment.group(1)).results().map(it -> new Plant(it.group(1), it.group(2), at))
                    : Stream.empty();
        });
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

package app.boundaries;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is written above a declaration, which the compiler's parser throws away. */
final class Comments {

    private Comments() {}

    /** The text directly above the declaration or one of its annotations, without the signs that make it a comment. */
    static String above(Tree declaration, SourceFile source) {
        var lines = lines(source);
        var annotations = modifiers(declaration).stream().flatMap(it -> it.getAnnotations().stream());
        return Stream.concat(Stream.of(declaration), annotations)
                .map(it -> endingAt(source.line(it) - 1, lines))
                .collect(Collectors.joining(" "));
    }

    private static Optional<ModifiersTree> modifiers(Tree declaration) {
        return switch (declaration) {
            case MethodTree method -> Optional.of(method.getModifiers());
            case ClassTree type -> Optional.of(type.getModifiers());
            default -> Optional.empty();
        };
    }

    /** @param last 1-based, as everywhere */
    private static String endingAt(int last, List<String> lines) {
        var end = last < 1 ? "" : lines.get(last - 1).strip();
        var first = last;
        if (end.endsWith("*/")) {
            while (first > 1 && !lines.get(first - 1).strip().startsWith("/*")) {
                first--;
            }
        } else {
            while (first > 0 && lines.get(first - 1).strip().startsWith("//")) {
                first--;
            }
            first++;
        }
        return String.join(" ", lines.subList(Math.min(first, last + 1) - 1, last))
                .replaceAll("[/*]+", " ");
    }

    private static List<String> lines(SourceFile source) {
        try {
            return Files.readAllLines(Path.of(source.path()));
        } catch (IOException gone) {
            throw new UncheckedIOException("The source " + source.path() + " cannot be read", gone);
        }
    }
}

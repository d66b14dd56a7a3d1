package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The source files of the tree, and which type and package each holds. */
final class LiftSources {

    private static final String SUFFIX = ".java";

    private final Map<String, Path> filesByType;

    LiftSources(List<Path> roots) {
        filesByType = roots.stream()
                .filter(Files::isDirectory)
                .flatMap(LiftSources::typesIn)
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, _) -> first, TreeMap::new));
    }

    List<Path> inPackages(Predicate<String> packages) {
        return filesByType.entrySet().stream()
                .filter(each -> packages.test(packageOf(each.getKey())))
                .map(Map.Entry::getValue)
                .toList();
    }

    String typeIn(Path file) {
        return filesByType.entrySet().stream()
                .filter(each -> each.getValue().equals(file))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseGet(file::toString);
    }

    /**
     * The type, or else the package, of the tree that this expression begins with: not its nested types and members.
     */
    Optional<String> symbolIn(String expression) {
        return Stream.iterate(expression, name -> !name.isEmpty(), LiftSources::packageOf)
                .filter(this::isKnown)
                .findFirst();
    }

    static String packageOf(String name) {
        return name.contains(".") ? name.substring(0, name.lastIndexOf('.')) : "";
    }

    private boolean isKnown(String name) {
        return filesByType.containsKey(name)
                || filesByType.keySet().stream()
                        .anyMatch(type -> packageOf(type).equals(name));
    }

    private static Stream<Map.Entry<String, Path>> typesIn(Path root) {
        try (var files = Files.walk(root)) {
            return files
                    .filter(file -> file.toString().endsWith(SUFFIX))
                    .map(file -> Map.entry(typeOf(root.relativize(file)), file))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String typeOf(Path relative) {
        var name = relative.toString().replace(relative.getFileSystem().getSeparator(), ".");
        return name.substring(0, name.length() - SUFFIX.length());
    }
}

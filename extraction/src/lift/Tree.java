package lift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Hand-written Java files, and which of them name which. */
final class Tree {

    private static final List<Path> SOURCES = List.of(Path.of("src", "main", "java"), Path.of("src", "test", "java"));

    private final List<SourceFile> files = new ArrayList<>();
    private final Map<String, List<SourceFile>> byType;
    private final Map<String, List<SourceFile>> byPackage;

    /** @param roots of the monolith, and of what every lifted project gets */
    Tree(Path... roots) throws IOException {
        for (var root : roots) {
            for (var sources : SOURCES) {
                read(root, root.resolve(sources));
            }
        }
        byType = files.stream().collect(Collectors.groupingBy(SourceFile::type));
        byPackage = files.stream().collect(Collectors.groupingBy(SourceFile::packageName));
    }

    List<SourceFile> files() {
        return files;
    }

    /** Everything that these files need, one through another, themselves included. */
    Set<SourceFile> closure(Collection<SourceFile> begin) {
        var reached = new LinkedHashSet<SourceFile>();
        var next = new ArrayList<>(begin);
        while (!next.isEmpty()) {
            var file = next.removeLast();
            if (reached.add(file)) {
                next.addAll(neededBy(file));
            }
        }
        return reached;
    }

    /** Names are looked up as a compiler does: imports and full names, and by simple name in the same package. */
    Set<SourceFile> neededBy(SourceFile file) {
        var needed = new LinkedHashSet<SourceFile>();
        file.qualifiedNames().forEach(name -> needed.addAll(declaring(name)));
        var words = file.words();
        byPackage.get(file.packageName()).stream()
                .filter(other -> words.contains(other.simpleName()) || isDescribedBy(file, other))
                .forEach(needed::add);
        needed.remove(file);
        return file.isTest()
                ? needed
                : needed.stream().filter(each -> !each.isTest()).collect(Collectors.toSet());
    }

    private void read(Path root, Path sources) throws IOException {
        if (Files.isDirectory(sources)) {
            try (Stream<Path> found = Files.walk(sources)) {
                for (var file : found.filter(each -> each.toString().endsWith(".java"))
                        .sorted()
                        .toList()) {
                    files.add(SourceFile.read(root, file));
                }
            }
        }
    }

    /** The package of a test is not the module of that name, which may stay where it is. */
    private static boolean isDescribedBy(SourceFile file, SourceFile other) {
        return other.simpleName().equals("package-info") && other.isTest() == file.isTest();
    }

    /** The files of the type that a name begins with: what follows is a nested type or a member. */
    private List<SourceFile> declaring(String name) {
        var type = name;
        while (type.contains(".") && !byType.containsKey(type)) {
            type = type.substring(0, type.lastIndexOf('.'));
        }
        return byType.getOrDefault(type, List.of());
    }
}

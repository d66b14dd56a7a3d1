package app;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.CopyOption;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.jooq.Constants;
import org.springframework.util.FileSystemUtils;

/**
 * Another version of this application: this tree with changes of its module orders that are in
 * {@code src/test/versions}, migrations and Java. Built as this tree is: jOOQ's classes are generated from the
 * migrations, the module is compiled with them, and the jar is that of this tree with the module replaced.
 */
final class Branch {

    private static final Path CHANGES = Path.of("src", "test", "versions");
    private static final Path MIGRATIONS = Path.of("db", "migrations");
    private static final Path GENERATOR = Path.of("src", "codegen");
    private static final Path SOURCES = Path.of("src", "main", "java", "app", "orders");
    private static final Path CLASSES = Path.of("target", "classes");
    private static final Path GENERATED = Path.of("target", "generated-sources", "jooq");

    private final Path tree;

    private Branch(Path tree) {
        this.tree = tree;
    }

    /** The jar of the version that has these changes, one after the other. */
    static Path jarWith(String... changes) {
        try {
            var branch = new Branch(Path.of("target", "versions", String.join("+", changes)));
            branch.checkOut();
            for (var change : changes) {
                branch.apply(CHANGES.resolve(change));
            }
            branch.generate();
            branch.compile();
            return branch.jar();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void checkOut() throws IOException {
        FileSystemUtils.deleteRecursively(tree);
        for (var folder : List.of(MIGRATIONS, GENERATOR, SOURCES)) {
            copy(folder, tree.resolve(folder));
        }
    }

    private void apply(Path change) throws IOException {
        copy(change.resolve(MIGRATIONS), tree.resolve(MIGRATIONS));
        var diff = change.resolve("orders.diff");
        if (Files.exists(diff)) {
            Patch.read(diff).applyTo(tree);
        }
    }

    /** By the program of the build; the other modules are left as they are. */
    private void generate() throws IOException {
        var log = tree.resolve("generate.log").toFile();
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        libraries(),
                        GENERATOR.resolve("GenerateJooq.java").toString(),
                        Constants.FULL_VERSION,
                        GENERATED.toString(),
                        CLASSES.resolve(MIGRATIONS).toString(),
                        "billing",
                        "notifications",
                        "users")
                .directory(tree.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start();
        if (process.onExit().join().exitValue() != 0) {
            throw new AssertionError(Files.readString(log.toPath()));
        }
    }

    private void compile() throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var classes = tree.resolve(CLASSES).toString();
            var options = List.of("-proc:none", "-parameters", "-nowarn", "-cp", libraries(), "-d", classes);
            var sources = Stream.concat(javaFiles(tree.resolve(SOURCES)), javaFiles(tree.resolve(GENERATED)));
            if (!compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources.toList()))
                    .call()) {
                throw new AssertionError(tree + " does not compile");
            }
        }
    }

    private Path jar() throws IOException {
        copy(tree.resolve(MIGRATIONS), tree.resolve(CLASSES).resolve(MIGRATIONS));
        var jar = Files.copy(Path.of(Jars.startedWith(Map.of())), tree.resolve("monolift.jar"));
        try (var inside = FileSystems.newFileSystem(URI.create("jar:" + jar.toUri()), Map.of())) {
            copy(tree.resolve(CLASSES), inside.getPath("/"), StandardCopyOption.REPLACE_EXISTING);
        }
        return jar;
    }

    private static String libraries() {
        return Jars.startedWith(Map.of()) + File.pathSeparator + System.getProperty("java.class.path");
    }

    private static Stream<Path> javaFiles(Path folder) throws IOException {
        return filesBelow(folder).stream().filter(file -> file.toString().endsWith(".java"));
    }

    private static void copy(Path from, Path to, CopyOption... options) throws IOException {
        for (var file : filesBelow(from)) {
            var copy = to.resolve(from.relativize(file).toString());
            Files.createDirectories(copy.getParent());
            Files.copy(file, copy, options);
        }
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }
}

package lift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes a project of its own out of one module: {@code Lift <module> <folder>}, started in the root of the monolith by
 * {@code extraction/lift}. Nothing of the monolith is changed.
 */
final class Lift {

    private static final Path TREE = Path.of("");
    private static final Path TEMPLATE = Path.of("extraction", "template");
    /** What every project gets as it is. */
    private static final List<String> AS_IT_IS = List.of(
            ".ci",
            ".editorconfig",
            ".gitattributes",
            ".gitignore",
            ".mvn",
            "db/migrations/runtime",
            "mvnw",
            "mvnw.cmd",
            "src/codegen",
            "src/main/resources",
            "src/test/resources");

    private final String module;
    private final Path folder;
    private final Selection selection;

    private Lift(String module, Path folder) throws IOException {
        this.module = module;
        this.folder = folder;
        this.selection = new Selection(new Tree(TREE, TEMPLATE), module);
    }

    public static void main(String... arguments) throws IOException {
        try {
            new Lift(arguments[0], Path.of(arguments[1])).write();
        } catch (IllegalStateException refused) {
            System.err.println(refused.getMessage());
            System.exit(1);
        }
    }

    private void write() throws IOException {
        for (var each : AS_IT_IS) {
            copy(TREE, Path.of(each));
        }
        for (var file : selection.files()) {
            copy(file.root(), file.path());
        }
        copy(TREE, Path.of("db", "migrations", module));
        copy(TREE, Path.of("contracts", module));
        for (var neighbour : selection.neighbours()) {
            copy(TREE, Path.of("contracts", neighbour, "api.txt"));
            copy(TREE, Path.of("contracts", neighbour, "events"));
        }
        ServicePom.write(Path.of("pom.xml"), folder.resolve("pom.xml"), module, this::hasTestSupportOf);
        new Template(module, selection).fill(TEMPLATE, folder);
        report();
    }

    private boolean hasTestSupportOf(String other) {
        return selection.files().stream()
                .anyMatch(file -> file.isTest() && file.packageName().equals("app." + other));
    }

    private void copy(Path root, Path what) throws IOException {
        var from = root.resolve(what);
        if (!Files.exists(from)) {
            return;
        }
        try (Stream<Path> found = Files.walk(from)) {
            for (var file : found.filter(Files::isRegularFile).toList()) {
                var to = folder.resolve(root.relativize(file).toString());
                Files.createDirectories(to.getParent());
                Files.copy(file, to, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
    }

    private void report() {
        var tests = selection.files().stream().collect(Collectors.partitioningBy(SourceFile::isTest));
        System.out.printf(
                "%s: %d files of code, %d of tests; the API of %s%n",
                folder, tests.get(false).size(), tests.get(true).size(), selection.neighbours());
    }
}

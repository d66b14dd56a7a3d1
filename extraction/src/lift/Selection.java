package lift;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which files go along with a module: all of it, what hosts it, the front doors of the modules that it needs, and the
 * tests that say something about these.
 */
final class Selection {

    private static final String BASE = "app";
    private static final String HOST = "runtime";
    /** Tests that look at whatever tree they are in. */
    private static final List<String> GUARDS = List.of(
            "app.JarContentsEndToEndTests",
            "app.ServiceEndToEndTests",
            "app.boundaries.BoundariesTests",
            "app.boundaries.LiftabilityTests",
            "app.contracts.ContractIntegrationTests",
            "app.contracts.ContractTests",
            "app.contracts.GoldenExampleTests");

    private final Tree tree;
    private final String module;
    private final Set<String> neighbours = new TreeSet<>();
    private final Set<SourceFile> files = new LinkedHashSet<>();

    Selection(Tree tree, String module) {
        this.tree = tree;
        this.module = module;
        takeCode();
        takeTests();
    }

    Set<SourceFile> files() {
        return files;
    }

    /** The modules of which it needs the API. */
    Set<String> neighbours() {
        return neighbours;
    }

    /** The modules that it calls, or may call: those that serve the facades which its own code names. */
    Set<String> callees() {
        return tree.files().stream()
                .filter(file -> isOf(module, file) && !file.isTest())
                .flatMap(file -> tree.neededBy(file).stream())
                .flatMap(needed -> needed.servers().stream())
                .filter(server -> !server.equals(module))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void takeCode() {
        tree.files().stream()
                .filter(file -> !file.isTest())
                .filter(file -> isOf(module, file)
                        || isOf(HOST, file)
                        || file.packageName().equals(BASE))
                .forEach(files::add);
        while (takeFrontDoors()) {
            // What came through a front door may name another one.
        }
    }

    private boolean takeFrontDoors() {
        var before = files.size();
        var needed = tree.closure(files).stream().filter(file -> !isMine(file)).map(this::frontDoor);
        var served = files.stream()
                .filter(file -> !isOf(HOST, file))
                .flatMap(file -> file.servers().stream())
                .filter(server -> !server.equals(module));
        Stream.concat(needed, served).forEach(neighbours::add);
        tree.files().stream()
                .filter(file -> !file.isTest()
                        && neighbours.stream()
                                .anyMatch(each -> file.packageName().equals(BASE + "." + each)))
                .forEach(files::add);
        return files.size() > before;
    }

    private String frontDoor(SourceFile file) {
        var name = file.packageName().replaceFirst("^" + BASE + "\\.", "");
        if (name.contains(".")) {
            throw new IllegalStateException(module + " cannot be lifted: it needs " + file.type()
                    + ", which is no API; ./mvnw test -Dgroups=boundaries says where");
        }
        return name;
    }

    private void takeTests() {
        tree.files().stream()
                .filter(file ->
                        file.isTestClass() && (isOf(module, file) || isOf(HOST, file) || GUARDS.contains(file.type())))
                .map(file -> tree.closure(List.of(file)))
                .filter(this::standsAlone)
                .toList()
                .forEach(files::addAll);
    }

    private boolean standsAlone(Collection<SourceFile> closure) {
        return closure.stream()
                .allMatch(file -> file.isTest()
                        ? !isInternalOfAnother(file) && !file.needsMoreThan(module)
                        : files.contains(file));
    }

    private boolean isInternalOfAnother(SourceFile file) {
        return file.packageName().matches(BASE + "\\.\\w+\\.internal") && !isOf(module, file);
    }

    private boolean isMine(SourceFile file) {
        return isOf(module, file) || isOf(HOST, file) || file.packageName().equals(BASE);
    }

    private static boolean isOf(String module, SourceFile file) {
        return (file.packageName() + ".").startsWith(BASE + "." + module + ".");
    }
}

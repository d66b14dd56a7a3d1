package app.boundaries;

import com.sun.source.util.JavacTask;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles each module as if it were lifted out of the tree: from sources, with nothing but itself, the open modules
 * and the root packages of those that it may use, and what those root packages need of those that they may use. No
 * annotation is processed and nothing is written.
 */
public final class Lift {

    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-implicit:none",
            "-nowarn",
            "-Xlint:none",
            "-Xmaxerrs",
            "10000",
            "-XDshould-stop.ifError=FLOW");

    private final Collection<LiftModule> modules;
    private final LiftSources sources;
    private final LiftExplanation explanation;
    private final JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);

    /**
     * @param sourceRoots those of generated sources too
     * @param libraries what modules are compiled with; no compiled class of the application may be in there
     */
    public Lift(List<Path> sourceRoots, List<Path> libraries, Collection<LiftModule> modules) {
        this.modules = List.copyOf(modules);
        this.sources = new LiftSources(sourceRoots);
        this.explanation = new LiftExplanation(this.modules, sources);
        try {
            files.setLocationFromPaths(StandardLocation.SOURCE_PATH, existing(sourceRoots));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, libraries);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The jars on the class path of this process, and none of its folders: those hold the application itself. */
    public static List<Path> librariesOfThisProcess() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(Files::isRegularFile)
                .toList();
    }

    public LiftReport compileAlone(LiftModule module) {
        var direct = allowedBy(Set.of(module));
        var transitive = transitively(direct);
        var failures = new LinkedHashSet<>(compile(module, transitive));
        if (!transitive.equals(direct)) {
            // Its neighbours may know modules that it may not use itself.
            compile(module, direct).stream()
                    .filter(failure -> module.owns(failure.type()))
                    .forEach(failures::add);
        }
        return new LiftReport(module, toCompile(module, transitive).size(), List.copyOf(failures));
    }

    private List<LiftFailure> compile(LiftModule module, Set<LiftModule> neighbours) {
        var found = new DiagnosticCollector<JavaFileObject>();
        var visible = new LiftFiles(files, name -> module.owns(name) || areOffered(name, neighbours));
        var units = files.getJavaFileObjectsFromPaths(toCompile(module, neighbours));
        try {
            ((JavacTask) compiler.getTask(null, visible, found, OPTIONS, null, units)).analyze();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        var errors = found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .toList();
        return explanation.of(module, errors);
    }

    /** Not what is open: that is compiled as far as it is used, and as a whole when it is its own turn. */
    private List<Path> toCompile(LiftModule module, Set<LiftModule> neighbours) {
        var closed = neighbours.stream().filter(each -> !each.open()).toList();
        return sources.inPackages(name -> module.owns(name) || areOffered(name, closed));
    }

    private static boolean areOffered(String packageName, Collection<LiftModule> neighbours) {
        return neighbours.stream().anyMatch(each -> each.offers(packageName));
    }

    private Set<LiftModule> transitively(Set<LiftModule> some) {
        var more = new LinkedHashSet<>(some);
        return more.addAll(allowedBy(some)) ? transitively(more) : some;
    }

    private Set<LiftModule> allowedBy(Set<LiftModule> some) {
        var names = some.stream().flatMap(each -> each.allowed().stream()).collect(Collectors.toSet());
        return modules.stream()
                .filter(each -> names.contains(each.name()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static List<Path> existing(List<Path> folders) {
        return folders.stream().filter(Files::isDirectory).toList();
    }
}

package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/**
 * A small application, in {@code src/test/planted}, that crosses its boundaries in every way that we could think of.
 */
final class PlantedShop {

    static final Path SOURCES = Path.of("src/test/planted/java");
    static final Path MIGRATIONS = Path.of("src/test/planted/migrations");

    private final Path classes;

    private PlantedShop(Path classes) {
        this.classes = classes;
    }

    /** Compiles it into a folder. */
    static PlantedShop compiledInto(Path folder) {
        var errors = compile(sources(SOURCES), folder);
        if (!errors.isEmpty()) {
            throw new IllegalStateException("The planted shop does not compile:\n" + String.join("\n", errors));
        }
        return new PlantedShop(folder);
    }

    static Boundaries boundaries() {
        return Boundaries.of("shop").withSources(SOURCES).withMigrations(MIGRATIONS);
    }

    BoundaryReport report() {
        return onItsClasspath(() -> boundaries().inspect());
    }

    /** ArchUnit and Spring Modulith look for classes where the thread does. */
    <T> T onItsClasspath(Supplier<T> action) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, before)) {
            thread.setContextClassLoader(loader);
            return action.get();
        } catch (MalformedURLException impossible) {
            throw new IllegalArgumentException(classes.toString(), impossible);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    static List<Path> sources(Path folder) {
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The errors of the compiler, each as {@code path:line: message}. */
    static List<String> compile(List<Path> sources, Path output) {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        try (var files = compiler.getStandardFileManager(diagnostics, null, null)) {
            var options = Stream.of(
                            "-proc:none", "-parameters", "-nowarn", "-Xmaxerrs", "10000", "--should-stop=ifError=FLOW")
                    .toList();
            var all = Stream.concat(options.stream(), Stream.of("-d", output.toString()))
                    .toList();
            compiler.getTask(null, files, diagnostics, all, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return diagnostics.getDiagnostics().stream()
                .filter(it -> it.getKind() == Diagnostic.Kind.ERROR)
                .map(it -> (it.getSource() == null ? "" : it.getSource().getName()) + ":" + it.getLineNumber() + ": "
                        + it.getMessage(null))
                .toList();
    }
}

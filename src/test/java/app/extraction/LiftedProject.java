package app.extraction;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.ToolProvider;

/** The project that {@code extraction/lift} has made of a module. */
record LiftedProject(Path folder) {

    static LiftedProject in(Path folder) {
        return new LiftedProject(folder);
    }

    /** Runs the script. */
    static Ended lift(String module, Path folder) {
        var script = new ProcessBuilder("extraction/lift", module, folder.toString()).redirectErrorStream(true);
        script.environment().put("JAVA_HOME", System.getProperty("java.home"));
        try {
            var process = script.start();
            var output = new String(process.getInputStream().readAllBytes(), UTF_8);
            return new Ended(process.waitFor(), output);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** Its files, with slashes on every system. */
    List<String> files() throws IOException {
        try (Stream<Path> found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString().replace(File.separatorChar, '/'))
                    .filter(file -> !file.startsWith("classes/"))
                    .toList();
        }
    }

    /**
     * Compiles its code, and then its tests, with the jars of this process and none of its folders; answers the errors.
     * The classes of its schema are those that the build of this tree has generated.
     */
    List<String> compile(String module) throws IOException {
        var libraries = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                .filter(each -> each.endsWith(".jar"))
                .collect(Collectors.joining(File.pathSeparator));
        var generated = Path.of("target", "generated-sources", "jooq", "app", module);
        var code = compile(libraries, folder.resolve("src/main/java"), generated);
        return code.isEmpty()
                ? compile(classes() + File.pathSeparator + libraries, folder.resolve("src/test/java"))
                : code;
    }

    private List<String> compile(String classPath, Path... sources) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var found = new DiagnosticCollector<JavaFileObject>();
        Files.createDirectories(classes());
        try (var files = compiler.getStandardFileManager(found, null, null)) {
            var options = List.of(
                    "-proc:none",
                    "-nowarn",
                    "-Xlint:none",
                    "-cp",
                    classPath,
                    "-d",
                    classes().toString());
            var units = files.getJavaFileObjectsFromPaths(javaFiles(sources));
            compiler.getTask(null, files, found, options, null, units).call();
        }
        return found.getDiagnostics().stream()
                .filter(each -> each.getKind() == Diagnostic.Kind.ERROR)
                .map(Diagnostic::toString)
                .toList();
    }

    private Path classes() {
        return folder.resolve("classes");
    }

    private static List<Path> javaFiles(Path... folders) throws IOException {
        var files = Stream.<Path>builder();
        for (var each : folders) {
            try (Stream<Path> found = Files.walk(each)) {
                found.filter(file -> file.toString().endsWith(".java")).forEach(files);
            }
        }
        return files.build().toList();
    }

    /** How the script ended. */
    record Ended(int exitCode, String output) {}
}

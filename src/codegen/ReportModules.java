import app.runtime.readiness.ReadinessReport;
import app.runtime.readiness.ReportFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Looks at the compiled modules and their migrations and writes the readiness report: as JSON to where the jar finds
 * it, and in every form for people, unless nothing changed since the last time. A process of its own, because Maven may
 * run on a Java that cannot read these class files.
 *
 * <p>Arguments: the base package; the folders of the classes, of the sources and of the migrations; the folder for the
 * report.
 */
final class ReportModules {

    private static final Map<ReportFormat, String> FILES = Map.of(
            ReportFormat.TEXT, "modules.txt",
            ReportFormat.JSON, "modules.json",
            ReportFormat.HTML, "index.html",
            ReportFormat.SVG, "modules.svg");

    private ReportModules() {}

    public static void main(String... arguments) throws IOException {
        var folders = Stream.of(arguments).skip(1).map(Path::of).toList();
        var classes = folders.get(0);
        var output = folders.get(3);
        var resource = classes.resolve(ReadinessReport.RESOURCE);
        var memory = output.resolve("inputs.sha256");
        var fingerprint = fingerprint(folders);
        if (Files.exists(resource) && Files.exists(memory) && fingerprint.equals(Files.readString(memory))) {
            return;
        }

        var report = new ModuleReports(Code.read(arguments[0], classes), folders.get(1), folders.get(2)).report();

        Files.createDirectories(output);
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, ReportFormat.JSON.render(report));
        for (var form : FILES.entrySet()) {
            Files.writeString(output.resolve(form.getValue()), form.getKey().render(report));
        }
        Files.writeString(memory, fingerprint);
    }

    private static String fingerprint(List<Path> folders) throws IOException {
        var inputs = Stream.of(
                Fingerprint.filesBelow(folders.subList(0, 1), ".class"),
                Fingerprint.filesBelow(folders.subList(1, 2), ".java"),
                Fingerprint.filesBelow(folders.subList(2, 3), ".sql"),
                Fingerprint.filesBelow(List.of(Path.of("src/codegen")), ".java"));
        return Fingerprint.of(inputs.flatMap(List::stream).toList());
    }
}

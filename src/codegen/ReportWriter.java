import app.runtime.readiness.ReadinessReport;
import app.runtime.readiness.ReportFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes the report and writes it down. Takes the arguments of {@link ReportModules}, which makes it by its name. */
final class ReportWriter implements Consumer<List<String>> {

    private static final Map<String, ReportFormat> FILES = Map.of(
            "modules.txt", ReportFormat.TEXT,
            "modules.json", ReportFormat.JSON,
            "index.html", ReportFormat.HTML,
            "modules.svg", ReportFormat.SVG);

    @Override
    public void accept(List<String> arguments) {
        var folders = arguments.stream().skip(1).map(Path::of).toList();
        try {
            var code = Code.read(arguments.getFirst(), folders.get(0));
            write(new ModuleReports(code, folders.get(1), folders.get(2)).report(), folders.get(0), folders.get(3));
        } catch (IOException failed) {
            throw new UncheckedIOException("The readiness report could not be written", failed);
        }
    }

    private static void write(ReadinessReport report, Path classes, Path output) throws IOException {
        var resource = classes.resolve(ReadinessReport.RESOURCE);
        Files.createDirectories(resource.getParent());
        Files.writeString(resource, ReportFormat.JSON.render(report));
        Files.createDirectories(output);
        for (var file : FILES.entrySet()) {
            Files.writeString(output.resolve(file.getKey()), file.getValue().render(report));
        }
    }
}

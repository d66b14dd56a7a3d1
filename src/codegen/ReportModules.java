import app.runtime.readiness.ReadinessReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
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

    private ReportModules() {}

    public static void main(String... arguments) throws IOException, ReflectiveOperationException {
        var folders = Stream.of(arguments).skip(1).map(Path::of).toList();
        var resource = folders.get(0).resolve(ReadinessReport.RESOURCE);
        var memory = folders.get(3).resolve("inputs.sha256");
        var fingerprint = fingerprint(folders);
        if (Files.exists(resource) && Files.exists(memory) && fingerprint.equals(Files.readString(memory))) {
            return;
        }
        Files.deleteIfExists(memory);
        writer().accept(List.of(arguments));
        Files.writeString(memory, fingerprint);
    }

    /** By its name: what is named in the code is compiled by the launcher every time, also where nothing changed. */
    @SuppressWarnings("unchecked")
    private static Consumer<List<String>> writer() throws ReflectiveOperationException {
        var type = Class.forName("ReportWriter").getDeclaredConstructor();
        return (Consumer<List<String>>) type.newInstance();
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

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Generates jOOQ's classes of every module from that module's migrations, unless nothing changed since the last time. A
 * process of its own, because jOOQ's generator needs a newer Java than Maven may run on.
 *
 * <p>Arguments: the jOOQ version; the folder for the generated sources; the folder to which the migrations are copied;
 * the modules that are left out of this build.
 */
final class GenerateJooq {

    private static final Path MIGRATIONS = Path.of("db/migrations");
    private static final List<Path> OWN_SOURCES = Stream.of("GenerateJooq", "ScratchServer", "Fingerprint")
            .map(name -> Path.of("src/codegen", name + ".java"))
            .toList();
    /** Tables that every module gets; they belong to the runtime's migrations, not to one module. */
    private static final String SHARED = "runtime";

    private GenerateJooq() {}

    public static void main(String... arguments) throws Exception {
        var output = Path.of(arguments[1]);
        var memory = output.resolveSibling(output.getFileName() + ".sha256");
        var leftOut = List.of(arguments).subList(3, arguments.length);
        var fingerprint = Fingerprint.of(inputs(), arguments[0], leftOut.toString());
        if (Files.exists(output) && Files.exists(memory) && fingerprint.equals(Files.readString(memory))) {
            return;
        }

        Files.deleteIfExists(memory);
        delete(output);
        // A renamed migration would otherwise be there twice, because Maven copies and never deletes.
        delete(Path.of(arguments[2]));
        generate(output, leftOut);
        Files.writeString(memory, fingerprint);
    }

    private static List<Path> inputs() throws IOException {
        return Stream.concat(Fingerprint.filesBelow(List.of(MIGRATIONS), ".sql").stream(), OWN_SOURCES.stream())
                .toList();
    }

    private static void generate(Path output, List<String> leftOut) throws IOException {
        Files.createDirectories(output);
        try (var server = new ScratchServer()) {
            for (var module : modules(leftOut)) {
                System.out.println("Generating jOOQ classes of " + module);
                server.generate(module, List.of(MIGRATIONS.resolve(SHARED), MIGRATIONS.resolve(module)), output);
            }
        } catch (ScratchServer.InvalidMigration invalid) {
            System.out.println("[ERROR] " + invalid.getMessage());
            System.exit(1);
        }
    }

    private static List<String> modules(List<String> leftOut) throws IOException {
        return Fingerprint.filesBelow(List.of(MIGRATIONS), ".sql").stream()
                .map(file -> MIGRATIONS.relativize(file).getName(0).toString())
                .filter(folder -> !folder.equals(SHARED) && !leftOut.contains(folder))
                .distinct()
                .toList();
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> found = Files.walk(folder)) {
                for (var path : found.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}

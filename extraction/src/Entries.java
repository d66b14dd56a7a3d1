import java.io.IOException;
import java.util.List;
import java.util.jar.JarFile;

/** Prints how many files of a jar are in one of some folders. Arguments: the jar, the folders. */
final class Entries {

    private Entries() {}

    static void main(String... arguments) throws IOException {
        var folders = List.of(arguments).subList(1, arguments.length);
        try (var jar = new JarFile(arguments[0])) {
            IO.println(jar.stream()
                    .filter(entry -> !entry.isDirectory())
                    .filter(entry -> folders.stream().anyMatch(entry.getName()::startsWith))
                    .count());
        }
    }
}

package app.boundaries;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A migration file.
 *
 * @param module the name of its folder
 */
record Migration(String module, String file, String sql) {

    /** The migrations of every module that has a folder of its name. */
    static List<Migration> of(Modules modules, List<Path> folders) {
        return folders.stream()
                .flatMap(folder -> modules.all().stream().map(module -> folder.resolve(module.name())))
                .filter(Files::isDirectory)
                .flatMap(Migration::in)
                .toList();
    }

    private static Stream<Migration> in(Path folder) {
        try (var files = Files.walk(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".sql"))
                    .sorted()
                    .map(file -> new Migration(folder.getFileName().toString(), text(file), read(file)))
                    .toList()
                    .stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The migrations in " + folder + " cannot be read", unreadable);
        }
    }

    private static String text(Path file) {
        return file.toString().replace('\\', '/');
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The migration " + file + " cannot be read", unreadable);
        }
    }
}

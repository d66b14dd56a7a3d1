package app.contracts;

import app.runtime.topology.Modules;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The committed contracts and the code that they are about. Each may lack what the other has. */
final class Contracts {

    private static final Path FOLDER = Path.of("contracts");
    private static final String SCHEMA = ".schema.json";

    private Contracts() {}

    static Path of(String module) {
        return FOLDER.resolve(module);
    }

    /** The modules that there are and those that contracts tell of. */
    static List<String> modules() {
        var committed = entries(FOLDER).map(folder -> folder.getFileName().toString());
        var existing = code().stream().map(each -> each.module().name());
        return Stream.concat(existing, committed).distinct().sorted().toList();
    }

    static Optional<Code> codeOf(String module) {
        return code().stream()
                .filter(each -> each.module().name().equals(module))
                .findFirst();
    }

    static List<Code> code() {
        return Modules.discover().all().stream().map(Code::new).toList();
    }

    /** The events that there are and those that contracts tell of. */
    static List<Event> events() {
        var existing = code().stream()
                .flatMap(each -> each.events().stream()
                        .map(type -> new Event(each.module().name(), Code.nameOf(type))));
        var committed = modules().stream()
                .flatMap(module -> entries(of(module).resolve("events"))
                        .map(file -> file.getFileName().toString())
                        .filter(file -> file.endsWith(SCHEMA))
                        .map(file -> new Event(module, file.substring(0, file.length() - SCHEMA.length()))));
        return Stream.concat(existing, committed).distinct().toList();
    }

    static Optional<Class<?>> typeOf(String event) {
        return Optional.ofNullable(types().get(event));
    }

    /** Every golden example that was ever committed and is still there. */
    static List<Path> examples() {
        return modules().stream()
                .flatMap(module -> entries(of(module).resolve("events")))
                .filter(file -> !Examples.nameOf(file).isEmpty())
                .toList();
    }

    private static Map<String, Class<?>> types() {
        return code().stream()
                .flatMap(each -> each.events().stream())
                .collect(Collectors.toMap(Code::nameOf, type -> type));
    }

    private static Stream<Path> entries(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** An event of a module, by the name under which it is stored and sent. */
    record Event(String module, String name) {

        Path folder() {
            return of(module).resolve("events");
        }

        Path schema() {
            return folder().resolve(name + SCHEMA);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}

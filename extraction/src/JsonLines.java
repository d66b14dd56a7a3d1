import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Appends JSON objects to a file, each of them a line that is written at once. */
final class JsonLines implements AutoCloseable {

    private final BufferedWriter file;

    private JsonLines(BufferedWriter file) {
        this.file = file;
    }

    static JsonLines appendTo(Path file) throws IOException {
        return new JsonLines(Files.newBufferedWriter(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND));
    }

    synchronized void add(Object line) {
        try {
            file.write(Json.MAPPER.writeValueAsString(line) + "\n");
            file.flush();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}

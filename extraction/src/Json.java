import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files with one JSON object a line. */
final class Json {

    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}

    /** Nothing if there is no such file; without the last line if its writer was killed in the middle of it. */
    static List<JsonNode> lines(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            var lines = Files.readAllLines(file);
            var nodes = new ArrayList<JsonNode>(lines.size());
            for (var number = 0; number < lines.size(); number++) {
                try {
                    nodes.add(MAPPER.readTree(lines.get(number)));
                } catch (JacksonException malformed) {
                    if (number < lines.size() - 1) {
                        throw new IllegalStateException(file + " line " + (number + 1) + " is no JSON", malformed);
                    }
                }
            }
            return nodes;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/** What the gateway has written down about one module's requests. */
final class AccessLog {

    private AccessLog() {}

    /** Nothing if there is no such file. */
    static List<Served> of(String module, Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        var served = new ArrayList<Served>();
        for (var line : Json.lines(file)) {
            if (line.at("/module").asString("").equals(module)) {
                var at = OffsetDateTime.parse(line.at("/@timestamp").asString())
                        .toInstant()
                        .toEpochMilli();
                served.add(new Served(at, line.at("/side").asString("").equals("new")));
            }
        }
        return served;
    }

    /** @param byNewSide by the module's own service, not by the monolith */
    record Served(long at, boolean byNewSide) {}
}

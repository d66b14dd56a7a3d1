package app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A unified diff. Where a change belongs, its context says: the numbers of lines are for people. */
final class Patch {

    private final List<Hunk> hunks = new ArrayList<>();

    private Patch() {}

    static Patch read(Path diff) throws IOException {
        var patch = new Patch();
        var file = "";
        for (var line : Files.readAllLines(diff)) {
            if (line.startsWith("+++ b/")) {
                file = line.substring("+++ b/".length());
            } else if (line.startsWith("@@ ")) {
                patch.hunks.add(new Hunk(diff, file, new StringBuilder(), new StringBuilder()));
            } else if (!line.startsWith("--- ")) {
                patch.hunks.getLast().add(line);
            }
        }
        return patch;
    }

    void applyTo(Path tree) throws IOException {
        for (var hunk : hunks) {
            hunk.applyTo(tree);
        }
    }

    private record Hunk(Path diff, String file, StringBuilder before, StringBuilder after) {

        void add(String line) {
            var text = line.substring(1) + "\n";
            if (!line.startsWith("+")) {
                before.append(text);
            }
            if (!line.startsWith("-")) {
                after.append(text);
            }
        }

        void applyTo(Path tree) throws IOException {
            var source = Files.readString(tree.resolve(file));
            var place = source.indexOf(before.toString());
            if (place < 0 || place != source.lastIndexOf(before.toString())) {
                throw new AssertionError(
                        "%s changes lines of %s that are not there once:%n%s%nWrite them there as they are now"
                                .formatted(diff, file, before));
            }
            var rest = source.substring(place + before.length());
            Files.writeString(tree.resolve(file), source.substring(0, place) + after + rest);
        }
    }
}

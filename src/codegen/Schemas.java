import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.Pattern;

/** What the migrations of a module leave behind, read without running them; a test compares it with a real database. */
final class Schemas {

    private static final String NAME = "(?:(?:[\\w\"]+|\\$\\{[^}]+})\\s*\\.\\s*)?\"?(\\w+)\"?";
    private static final Pattern STATEMENT =
            Pattern.compile("(?i)\\b(create|drop)\\s+(?:unlogged\\s+)?table\\s+(?:if\\s+(?:not\\s+)?exists\\s+)?" + NAME
                    + "|\\balter\\s+table\\s+(?:if\\s+exists\\s+)?" + NAME + "\\s+rename\\s+to\\s+\"?(\\w+)\"?");
    /** Comments and string literals; what they say is not done. */
    private static final Pattern WORDS = Pattern.compile("--[^\\n]*|/\\*(?s:.)*?\\*/|'(?:[^']|'')*'");

    private final Path migrations;

    Schemas(Path migrations) {
        this.migrations = migrations;
    }

    List<String> tablesOf(String folder) throws IOException {
        var tables = new LinkedHashSet<String>();
        for (var script : scripts(folder)) {
            var statements = STATEMENT.matcher(sql(script));
            while (statements.find()) {
                if (statements.group(1) == null) {
                    tables.remove(statements.group(3));
                    tables.add(statements.group(4));
                } else if (statements.group(1).equalsIgnoreCase("create")) {
                    tables.add(statements.group(2));
                } else {
                    tables.remove(statements.group(2));
                }
            }
        }
        return tables.stream().sorted().toList();
    }

    /** Where the scripts of a module name another module's schema. */
    List<String> mentionsOf(String other, String module) throws IOException {
        var mentions = new ArrayList<String>();
        var qualified = Pattern.compile("(?i)(?<![\\w.])\"?" + other + "\"?\\s*\\.\\s*\"?\\w+");
        for (var script : scripts(module)) {
            qualified
                    .matcher(sql(script))
                    .results()
                    .forEach(found -> mentions.add(script.getFileName() + " names " + found.group()));
        }
        return mentions;
    }

    private List<Path> scripts(String folder) throws IOException {
        return Fingerprint.filesBelow(List.of(migrations.resolve(folder)), ".sql").stream()
                .sorted(Comparator.comparing(Schemas::version).thenComparing(Path::toString))
                .toList();
    }

    /** V2 comes before V10. */
    private static String version(Path script) {
        var version = script.getFileName().toString().replaceFirst("__.*", "");
        return Pattern.compile("\\d+")
                .matcher(version)
                .replaceAll(number -> "%09d".formatted(Long.valueOf(number.group())));
    }

    private static String sql(Path script) throws IOException {
        return WORDS.matcher(Files.readString(script)).replaceAll(" ");
    }
}

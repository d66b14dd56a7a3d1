import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.FormatterException;
import com.palantir.javaformat.java.JavaFormatterOptions;
import com.palantir.javaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Formats the sources with palantir-java-format, or only checks them. A process of its own, because the formatter
 * parses with the compiler of the JDK that runs it, and the one that runs Maven may be too old for these sources.
 *
 * <p>Arguments: {@code apply} or {@code check}; the formatter's version; the file that remembers what is known to be
 * formatted, so that an unchanged file costs one hash; the source folders.
 */
final class FormatSources {

    private final Formatter formatter = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(Style.PALANTIR)
            .formatJavadoc(true)
            .build());

    private final String formatterVersion;
    private final Set<String> known;
    private final Set<String> formatted = new TreeSet<>();
    private final List<Path> changed = new ArrayList<>();

    private FormatSources(String formatterVersion, Set<String> known) {
        this.formatterVersion = formatterVersion;
        this.known = known;
    }

    public static void main(String... arguments) throws IOException {
        var mode = arguments[0];
        if (!Set.of("apply", "check").contains(mode)) {
            System.err.println("-Dformat=" + mode + " is neither 'apply' (the default) nor 'check'.");
            System.exit(1);
        }
        var memory = Path.of(arguments[2]);
        var known = Files.exists(memory) ? new HashSet<>(Files.readAllLines(memory)) : Set.<String>of();
        var folders = Stream.of(arguments).skip(3).map(Path::of).toList();
        var run = new FormatSources(arguments[1], known);

        run.visit(Fingerprint.filesBelow(folders, ".java"), mode.equals("apply"));

        Files.createDirectories(memory.getParent());
        Files.write(memory, run.formatted);
        System.exit(run.report(mode.equals("apply")));
    }

    private void visit(List<Path> files, boolean apply) throws IOException {
        for (var file : files) {
            if (known.contains(fingerprint(file)) || isFormatted(file, apply)) {
                formatted.add(fingerprint(file));
            }
        }
    }

    private boolean isFormatted(Path file, boolean apply) throws IOException {
        var before = Files.readString(file);
        var after = format(before);
        if (before.equals(after)) {
            return true;
        }
        changed.add(file);
        // An editor may have saved the file while it was being formatted: its text wins.
        if (apply && Files.readString(file).equals(before)) {
            Files.writeString(file, after);
            return true;
        }
        return false;
    }

    /** What does not parse stays as it is: the compiler, which comes next, explains syntax errors better. */
    private String format(String source) {
        try {
            return formatter.formatSourceAndFixImports(source);
        } catch (FormatterException syntaxError) {
            return source;
        }
    }

    private String fingerprint(Path file) throws IOException {
        return Fingerprint.of(List.of(file), formatterVersion);
    }

    private int report(boolean applied) {
        if (changed.isEmpty()) {
            return 0;
        }
        if (applied) {
            changed.forEach(file -> System.out.println("Formatted " + file));
            return 0;
        }
        System.out.println("[ERROR] Not formatted: "
                + String.join(", ", changed.stream().map(Path::toString).toList())
                + ". Run './mvnw initialize', which formats in place, and commit the result.");
        return 1;
    }
}

package app.operations;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The blocks of {@code docs/operations.md}. Each has a name, behind its language: it is not shown to readers. */
final class Runbook {

    private static final Pattern FENCED =
            Pattern.compile("^( *)```(\\w+)(?: +(\\S+))?\\n(.*?)^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Set<String> TAKEN = ConcurrentHashMap.newKeySet();

    private final String page;

    private Runbook(String page) {
        this.page = page;
    }

    static Runbook read() {
        try {
            return new Runbook(Files.readString(Path.of("docs", "operations.md")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Runbook of(String page) {
        return new Runbook(page);
    }

    List<Block> blocks() {
        return FENCED.matcher(page)
                .results()
                .map(fence -> new Block(
                        fence.group(3) == null ? "" : fence.group(3),
                        fence.group(2),
                        fence.group(4)
                                .lines()
                                .map(line ->
                                        line.substring(Math.min(fence.group(1).length(), line.length())))
                                .collect(joining("\n", "", "\n"))))
                .toList();
    }

    /** What is to be used, which counts as tried. */
    String take(String name) {
        TAKEN.add(name);
        return blocks().stream()
                .filter(block -> block.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("docs/operations.md has no block " + name))
                .text();
    }

    /** Everything but the blocks. */
    String prose() {
        return FENCED.matcher(page).replaceAll("");
    }

    static Set<String> taken() {
        return Set.copyOf(TAKEN);
    }

    record Block(String name, String language, String text) {}
}

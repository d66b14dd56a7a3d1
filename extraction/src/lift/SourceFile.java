package lift;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A Java file of the tree.
 *
 * @param root where it was found
 * @param path from there
 * @param code without comments
 */
record SourceFile(Path root, Path path, String packageName, String code) {

    private static final Pattern COMMENT = Pattern.compile("(?s:/\\*.*?\\*/)|(?m:^\\s*//.*$)");
    private static final Pattern PACKAGE = Pattern.compile("(?m)^package ([\\w.]+);");
    private static final Pattern QUALIFIED = Pattern.compile("\\b[a-z]\\w*(?:\\.\\w+)+");
    private static final Pattern WORD = Pattern.compile("\\b[A-Z]\\w*");
    private static final Pattern FACADE = Pattern.compile("\"/internal/([a-z]+)/v\\d+\"");
    private static final Pattern NEEDS = Pattern.compile("(?m)^@NeedsModules(\\(.*\\))?$");

    static SourceFile read(Path root, Path file) throws IOException {
        var code = COMMENT.matcher(Files.readString(file)).replaceAll("");
        var declared = PACKAGE.matcher(code);
        return new SourceFile(root, root.relativize(file), declared.find() ? declared.group(1) : "", code);
    }

    String type() {
        return packageName + "." + simpleName();
    }

    String simpleName() {
        return path.getFileName().toString().replace(".java", "");
    }

    boolean isTest() {
        return path.startsWith(Path.of("src", "test"));
    }

    /** A class that JUnit runs. */
    boolean isTestClass() {
        return isTest() && simpleName().endsWith("Tests") && !simpleName().endsWith("ForTests");
    }

    /** Dotted names in the code: imports, and types that are called by their full names. */
    Set<String> qualifiedNames() {
        return all(QUALIFIED, 0);
    }

    /** What may be the name of a type. */
    Set<String> words() {
        return all(WORD, 0);
    }

    /** The modules that serve the facades which are declared here. */
    Set<String> servers() {
        return all(FACADE, 1);
    }

    /** Whether the test says that it cannot run in a tree that has this module and no other. */
    boolean needsMoreThan(String module) {
        return NEEDS.matcher(code).results().anyMatch(needs -> !("(\"" + module + "\")").equals(needs.group(1)));
    }

    private Set<String> all(Pattern pattern, int group) {
        return pattern.matcher(code).results().map(found -> found.group(group)).collect(Collectors.toSet());
    }
}

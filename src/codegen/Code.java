import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The compiled classes below a base package, and the modules in it: as for the application itself, a module is a
 * package that declares {@code @ApplicationModule}, and a host is one that declares itself open.
 *
 * @param base with slashes, as the names of all classes here
 */
record Code(String base, List<String> modules, List<String> hosts, Map<String, CodeClass> classes) {

    private static final String DECLARATION = "org/springframework/modulith/ApplicationModule";

    static Code read(String basePackage, Path folder) throws IOException {
        var base = basePackage.replace('.', '/');
        var classes = new TreeMap<String, CodeClass>();
        for (var file : Fingerprint.filesBelow(List.of(folder.resolve(base)), ".class")) {
            var read = CodeClass.of(ClassFile.of().parse(Files.readAllBytes(file)));
            classes.put(read.name(), read);
        }
        var declared = classes.values().stream()
                .filter(type -> type.name().matches(base + "/[^/]+/package-info"))
                .filter(type -> type.marks().find(DECLARATION).isPresent())
                .toList();
        return new Code(
                base,
                declared.stream()
                        .filter(type -> !isOpen(type))
                        .map(Code::packageName)
                        .toList(),
                declared.stream().filter(Code::isOpen).map(Code::packageName).toList(),
                classes);
    }

    /** The module that a class belongs to, if it belongs to one. */
    Optional<String> moduleOf(String className) {
        return modules.stream()
                .filter(module -> className.startsWith(base + "/" + module + "/"))
                .findFirst();
    }

    List<CodeClass> of(String module) {
        return classes.values().stream()
                .filter(type -> type.name().startsWith(base + "/" + module + "/"))
                .toList();
    }

    boolean isInRoot(CodeClass type) {
        return type.name().matches(base + "/[^/]+/[^/$]+");
    }

    /** The modules that a module says it may use; empty if it does not say. */
    Optional<List<String>> allowed(String module) {
        return Optional.ofNullable(classes.get(base + "/" + module + "/package-info"))
                .flatMap(type -> type.marks().find(DECLARATION))
                .filter(declaration -> declaration.has("allowedDependencies"))
                .map(declaration -> declaration.texts("allowedDependencies"));
    }

    private static boolean isOpen(CodeClass packageInfo) {
        return packageInfo.marks().find(DECLARATION).orElseThrow().texts("type").contains("OPEN");
    }

    private static String packageName(CodeClass packageInfo) {
        var segments = packageInfo.name().split("/");
        return segments[segments.length - 2];
    }
}

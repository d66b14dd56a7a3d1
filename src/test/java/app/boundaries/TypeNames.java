package app.boundaries;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.Tree;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the names of types in a source file mean, where they mean a type of the project. */
final class TypeNames {

    private final SourceFile source;
    private final Map<String, JavaClass> types;
    private final Deque<Optional<JavaClass>> enclosing = new ArrayDeque<>();

    private TypeNames(SourceFile source, Map<String, JavaClass> types) {
        this.source = source;
        this.types = types;
    }

    /** The types of the project by their names in sources, which join nested types by a dot. */
    static Map<String, JavaClass> bySourceName(Code code) {
        return code.classes().stream()
                .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                .collect(Collectors.toUnmodifiableMap(
                        type -> type.getName().replace('$', '.'), Function.identity(), (one, _) -> one));
    }

    static TypeNames in(SourceFile source, Map<String, JavaClass> types) {
        return new TypeNames(source, types);
    }

    /** Its members have simple names until it is left. */
    void enter(ClassTree type) {
        var outer = enclosing.isEmpty()
                ? Optional.of(source.packageName())
                : enclosing.getFirst().map(it -> it.getName().replace('$', '.'));
        enclosing.push(outer.flatMap(it -> known(it + "." + type.getSimpleName())));
    }

    void leave() {
        enclosing.pop();
    }

    Optional<JavaClass> resolve(Tree name) {
        return resolve(name.toString().replaceAll("<.*>", ""));
    }

    private Optional<JavaClass> resolve(String name) {
        var dot = name.lastIndexOf('.');
        return dot < 0
                ? simple(name)
                : known(name)
                        .or(() -> resolve(name.substring(0, dot)).flatMap(it -> member(it, name.substring(dot + 1))));
    }

    private Optional<JavaClass> simple(String name) {
        return enclosing.stream()
                .flatMap(Optional::stream)
                .flatMap(type -> type.getSimpleName().equals(name) ? Stream.of(type) : member(type, name).stream())
                .findFirst()
                .or(() -> imported(name))
                .or(() -> known(source.packageName() + "." + name))
                .or(() -> importedWhole(name));
    }

    private Optional<JavaClass> imported(String name) {
        return imports().stream()
                .filter(it -> it.endsWith("." + name))
                .flatMap(it -> inherited(it).stream())
                .findFirst();
    }

    private Optional<JavaClass> importedWhole(String name) {
        return imports().stream()
                .filter(it -> it.endsWith(".*"))
                .map(it -> it.substring(0, it.length() - 1) + name)
                .flatMap(it -> inherited(it).stream())
                .findFirst();
    }

    private List<String> imports() {
        return source.unit().getImports().stream()
                .map(ImportTree::getQualifiedIdentifier)
                .map(Tree::toString)
                .toList();
    }

    private Optional<JavaClass> inherited(String name) {
        var dot = name.lastIndexOf('.');
        return known(name).or(() -> known(name.substring(0, dot)).flatMap(it -> member(it, name.substring(dot + 1))));
    }

    /** A nested type, of the type itself or of what it extends. */
    private Optional<JavaClass> member(JavaClass type, String name) {
        return type.getAllClassesSelfIsAssignableTo().stream()
                .flatMap(it -> known(it.getName().replace('$', '.') + "." + name).stream())
                .findFirst();
    }

    private Optional<JavaClass> known(String name) {
        return Optional.ofNullable(types.get(name));
    }
}

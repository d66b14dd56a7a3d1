package app.boundaries;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Finds the types of the project that a source file names, by import, by package or in full. */
final class TypeUses extends TreeScanner<@Nullable Void, @Nullable Void> {

    private final SourceFile source;
    private final Collection<String> names;
    private final Map<String, String> imported = new HashMap<>();
    private final List<String> importedWhole = new ArrayList<>();
    private final List<TypeUse> found = new ArrayList<>();

    private TypeUses(SourceFile source, Collection<String> names) {
        this.source = source;
        this.names = names;
        this.importedWhole.add(source.packageName());
    }

    static List<TypeUse> in(SourceFile source, Collection<String> names) {
        var uses = new TypeUses(source, names);
        uses.scan(source.unit(), null);
        return List.copyOf(uses.found);
    }

    @Override
    public @Nullable Void visitPackage(PackageTree declaration, @Nullable Void none) {
        return scan(declaration.getAnnotations(), null);
    }

    /** A static import names the type before its last dot, and its members by their own names. */
    @Override
    public @Nullable Void visitImport(ImportTree tree, @Nullable Void none) {
        var name = tree.getQualifiedIdentifier().toString();
        var lastDot = name.lastIndexOf('.');
        var before = name.substring(0, lastDot);
        var last = name.substring(lastDot + 1);
        var type = resolve(tree.isStatic() ? before : name);
        type.ifPresent(it -> imported.put(last, it));
        if (last.equals("*")) {
            importedWhole.add(before);
        }
        type.or(() -> Optional.of(before).filter(it -> last.equals("*") && isPackage(it)))
                .ifPresent(it -> found.add(new TypeUse(it, source.line(tree), true)));
        return null;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void none) {
        var name = tree.getName().toString();
        Optional.ofNullable(imported.get(name))
                .or(() -> importedWhole.stream()
                        .map(it -> it + "." + name)
                        .filter(names::contains)
                        .findFirst())
                .ifPresent(it -> found.add(new TypeUse(it, source.line(tree), false)));
        return null;
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void none) {
        var type = resolve(tree.toString());
        type.ifPresent(it -> found.add(new TypeUse(it, source.line(tree), false)));
        return type.isPresent() ? null : super.visitMemberSelect(tree, null);
    }

    /** The top-level type with which a dotted name begins. */
    private Optional<String> resolve(String dotted) {
        for (var end = dotted.indexOf('.'); end >= 0; end = dotted.indexOf('.', end + 1)) {
            var prefix = dotted.substring(0, end);
            if (names.contains(prefix)) {
                return Optional.of(prefix);
            }
        }
        return Optional.of(dotted).filter(names::contains);
    }

    private boolean isPackage(String name) {
        return names.stream().anyMatch(it -> it.startsWith(name + "."));
    }
}

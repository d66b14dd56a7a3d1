package app.boundaries;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Where the types in a source file, and their members, are declared. */
final class Declarations extends TreeScanner<@Nullable Void, String> {

    private final List<Declared> found = new ArrayList<>();

    private final List<ClassTree> classes = new ArrayList<>();

    private Declarations() {}

    /** A member of a type; a field has no parameters, not even an empty list of them. */
    private record Declared(
            String type, String name, @Nullable List<String> parameters, Tree tree) {

        boolean isOf(JavaClass owner, String member, boolean method) {
            return name.equals(member)
                    && (parameters != null) == method
                    && (type.equals(owner.getSimpleName()) || owner.isAnonymousClass());
        }
    }

    /** The declaration of a member or a class. */
    static Optional<Tree> of(HasAnnotations<?> declared, SourceFile source) {
        var declarations = new Declarations();
        declarations.scan(source.unit(), "");
        return declared instanceof JavaMember member
                ? declarations.of(member)
                : declarations.classes.stream()
                        .filter(it -> it.getSimpleName().contentEquals(((JavaClass) declared).getSimpleName()))
                        .<Tree>map(it -> it)
                        .findFirst();
    }

    /** Of methods of the same name the one whose parameters are called the same. */
    private Optional<Tree> of(JavaMember member) {
        var parameters = member instanceof JavaCodeUnit unit
                ? unit.getRawParameterTypes().stream()
                        .map(JavaClass::getSimpleName)
                        .toList()
                : null;
        return found.stream()
                .filter(it -> it.isOf(member.getOwner(), member.getName(), parameters != null))
                .max(Comparator.comparing(
                        it -> it.parameters() == null || it.parameters().equals(parameters)))
                .map(Declared::tree);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, String outer) {
        classes.add(type);
        return super.visitClass(type, type.getSimpleName().toString());
    }

    @Override
    public @Nullable Void visitMethod(MethodTree method, String type) {
        var parameters = method.getParameters().stream()
                .map(parameter -> simple(String.valueOf(parameter.getType())))
                .toList();
        found.add(new Declared(type, method.getName().toString(), parameters, method));
        return super.visitMethod(method, type);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, String type) {
        found.add(new Declared(type, variable.getName().toString(), null, variable));
        return super.visitVariable(variable, type);
    }

    private static String simple(String type) {
        var erased = type.replaceAll("<.*>", "").replaceAll("@\\S+ ", "");
        return erased.substring(erased.lastIndexOf('.') + 1);
    }
}

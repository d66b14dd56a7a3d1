package app.boundaries;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * A source file as the compiler parses it, its names resolved as far as imports tell.
 *
 * @param path as {@link Location} has it
 */
record SourceFile(String path, CompilationUnitTree unit, SourcePositions positions, List<TypeUse> uses) {

    String packageName() {
        var name = unit.getPackageName();
        return name == null ? "" : name.toString();
    }

    /** The name of the top-level type after which the file is named. */
    String typeName() {
        var simple = path.substring(path.lastIndexOf('/') + 1, path.length() - ".java".length());
        return packageName() + "." + simple;
    }

    int line(Tree tree) {
        return (int) unit.getLineMap().getLineNumber(positions.getStartPosition(unit, tree));
    }

    /** The line of the name: modifiers and annotations may stand above it. */
    int declarationLine(ClassTree type) {
        var end = positions.getEndPosition(unit, type.getModifiers());
        return end < 0 ? line(type) : (int) unit.getLineMap().getLineNumber(end + 1);
    }

    /** The text of a line, without its end. */
    String lineOfText(int number) {
        try {
            return unit.getSourceFile()
                    .getCharContent(true)
                    .toString()
                    .lines()
                    .skip(number - 1L)
                    .findFirst()
                    .orElse("");
        } catch (IOException gone) {
            throw new UncheckedIOException(path + " cannot be read again", gone);
        }
    }

    /** The line of a member's type, which annotations and comments may stand above. */
    int memberLine(Tree member) {
        return switch (member) {
            case MethodTree method when method.getReturnType() != null -> line(method.getReturnType());
            case VariableTree variable when variable.getType() != null -> line(variable.getType());
            default -> line(member);
        };
    }

    Location at(Tree tree) {
        return new Location(path, line(tree));
    }
}

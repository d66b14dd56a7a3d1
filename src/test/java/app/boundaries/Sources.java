package app.boundaries;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The sources, parsed. They show what a class file hides: a constant of another module that the compiler copied, a type
 * argument of a local variable, an import that nothing uses, and the line of a declaration.
 */
final class Sources {

    private final Map<String, SourceFile> byPath;
    private final List<Path> roots;

    private Sources(List<Path> roots, Map<String, SourceFile> byPath) {
        this.roots = roots;
        this.byPath = byPath;
    }

    static Sources under(List<Path> roots, JavaClasses classes) {
        var paths = roots.stream().flatMap(Sources::javaFiles).toList();
        if (paths.isEmpty()) {
            return new Sources(roots, Map.of());
        }
        var names = classes.stream().map(JavaClass::getName).collect(Collectors.toUnmodifiableSet());
        return new Sources(
                roots, parse(paths, names).stream().collect(Collectors.toMap(SourceFile::path, Function.identity())));
    }

    Collection<SourceFile> files() {
        return byPath.values();
    }

    Optional<SourceFile> at(String path) {
        return Optional.ofNullable(byPath.get(path));
    }

    /** From the project's folder where the source is there; else as the package has it. */
    String fileOf(JavaClass type) {
        var name = type.getSource()
                .flatMap(source -> source.getFileName().map(it -> it.replace(".class", ".java")))
                .orElse(type.getSimpleName() + ".java");
        return existing(type.getPackageName().replace('.', '/') + "/" + name);
    }

    /** The path below a source folder, if a file is there. */
    String existing(String inPackage) {
        return roots.stream()
                .map(root -> text(root.resolve(inPackage)))
                .filter(byPath::containsKey)
                .findFirst()
                .orElse(inPackage);
    }

    /** Where a type of this simple name is declared in a file, or the first line. */
    int declaration(String file, String simpleName) {
        return first(file, new TreeScanner<@Nullable Integer, SourceFile>() {
            @Override
            public @Nullable Integer visitClass(ClassTree type, SourceFile source) {
                return type.getSimpleName().contentEquals(simpleName)
                        ? Integer.valueOf(source.declarationLine(type))
                        : super.visitClass(type, source);
            }

            @Override
            public @Nullable Integer reduce(@Nullable Integer one, @Nullable Integer other) {
                return one == null ? other : one;
            }
        });
    }

    /** Where a file first names something of this simple name, imports aside. */
    int mention(String file, String simpleName) {
        return first(file, new TreeScanner<@Nullable Integer, SourceFile>() {
            @Override
            public @Nullable Integer visitIdentifier(IdentifierTree name, SourceFile source) {
                return name.getName().contentEquals(simpleName) ? source.line(name) : null;
            }

            @Override
            public @Nullable Integer visitMemberSelect(MemberSelectTree select, SourceFile source) {
                return select.getIdentifier().contentEquals(simpleName)
                        ? Integer.valueOf(source.line(select))
                        : super.visitMemberSelect(select, source);
            }

            @Override
            public @Nullable Integer visitImport(ImportTree imported, SourceFile source) {
                return null;
            }

            @Override
            public @Nullable Integer reduce(@Nullable Integer one, @Nullable Integer other) {
                return one == null ? other : one;
            }
        });
    }

    /** Where a file has this string. */
    int literal(String file, String value) {
        return first(file, new TreeScanner<@Nullable Integer, SourceFile>() {
            @Override
            public @Nullable Integer visitLiteral(LiteralTree literal, SourceFile source) {
                return value.equals(literal.getValue()) ? source.line(literal) : null;
            }

            @Override
            public @Nullable Integer reduce(@Nullable Integer one, @Nullable Integer other) {
                return one == null ? other : one;
            }
        });
    }

    /** Where a text block of this value opens, the line above its text; 0 if there is none. */
    int textBlock(String file, String value) {
        var line = literal(file, value);
        var source = byPath.get(file);
        return source != null && source.lineOfText(line).contains("\"\"\"") ? line : 0;
    }

    private int first(String file, TreeScanner<@Nullable Integer, SourceFile> question) {
        var source = byPath.get(file);
        return source == null ? 0 : Objects.requireNonNullElse(question.scan(source.unit(), source), 1);
    }

    private static List<SourceFile> parse(List<Path> paths, Collection<String> names) {
        var compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler(), "A JDK is needed, not a JRE");
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            var task = (JavacTask) compiler.getTask(
                    null, files, _ -> {}, List.of("-proc:none"), null, files.getJavaFileObjectsFromPaths(paths));
            var positions = Trees.instance(task).getSourcePositions();
            return StreamSupport.stream(task.parse().spliterator(), false)
                    .map(unit -> file(unit, positions, names))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sources cannot be read", unreadable);
        }
    }

    private static SourceFile file(CompilationUnitTree unit, SourcePositions positions, Collection<String> names) {
        var path = text(Path.of(unit.getSourceFile().getName()));
        var unresolved = new SourceFile(path, unit, positions, List.of());
        return new SourceFile(path, unit, positions, TypeUses.in(unresolved, names));
    }

    private static Stream<Path> javaFiles(Path root) {
        try (var files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java")).sorted().toList().stream();
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The sources in " + root + " cannot be read", unreadable);
        }
    }

    private static String text(Path file) {
        return file.toString().replace('\\', '/');
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The class files, for what ArchUnit does not keep: strings, lambdas, permitted subclasses. */
final class Bytecode {

    private final Map<JavaClass, ClassModel> models;
    private final List<StringConstant> strings;

    private Bytecode(Map<JavaClass, ClassModel> models) {
        this.models = models;
        this.strings = models.entrySet().stream()
                .flatMap(entry -> Strings.of(entry.getKey(), entry.getValue()).stream())
                .toList();
    }

    static Bytecode of(JavaClasses classes) {
        return new Bytecode(classes.stream().collect(Collectors.toMap(Function.identity(), Bytecode::parse)));
    }

    ClassModel of(JavaClass type) {
        return models.get(type);
    }

    List<StringConstant> strings() {
        return strings;
    }

    private static ClassModel parse(JavaClass type) {
        var source = type.getSource().orElseThrow(() -> new IllegalStateException(type + " has no class file"));
        try (var bytes = source.getUri().toURL().openStream()) {
            return ClassFile.of().parse(bytes.readAllBytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException("The class file of " + type.getName() + " cannot be read", unreadable);
        }
    }
}

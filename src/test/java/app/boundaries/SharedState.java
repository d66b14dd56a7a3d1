package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.List;
import java.util.Optional;

/** No static field holds what changes. */
final class SharedState {

    static final Rule RULE = new Rule(
            "shared-state",
            "what is static is one per process: lifted out, or started a second time, the modules no longer see the"
                    + " same, and nobody declared that they shared it",
            "keep it in a field of a bean, or in the module's database; a constant is unmodifiable (List.of,"
                    + " Map.copyOf)",
            SharedState::inspect);

    private static final List<JavaModifier> CONSTANT = List.of(JavaModifier.STATIC, JavaModifier.FINAL);

    private SharedState() {}

    private static Inspection inspect(Code code) {
        var fields = code.classes().stream()
                .filter(type -> !Generated.is(type))
                .flatMap(type -> type.getFields().stream())
                .filter(field -> !field.getModifiers().contains(JavaModifier.SYNTHETIC))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC)
                        || field.getOwner().isEnum())
                .toList();
        return Inspection.of(
                fields,
                fields.stream()
                        .flatMap(field -> problem(code, field)
                                .map(it -> new Finding(
                                        field.getOwner().getName() + "." + field.getName() + " " + it, code.at(field)))
                                .stream())
                        .toList());
    }

    private static Optional<String> problem(Code code, JavaField field) {
        var type = field.getRawType();
        if (!field.getModifiers().contains(JavaModifier.FINAL)) {
            return Optional.of(
                    field.getModifiers().contains(JavaModifier.STATIC)
                            ? "is static, and can be set"
                            : "is of an enum's constants, which are static, and can be set");
        }
        if (!field.getModifiers().containsAll(CONSTANT)) {
            return Optional.empty();
        }
        if (type.isArray()) {
            return field.getModifiers().contains(JavaModifier.PRIVATE)
                    ? Optional.empty()
                    : Optional.of("is static, and an array that others can fill");
        }
        var value = Mutable.is(code, type)
                ? Optional.of(type.getName())
                : new StoredValues(code, field.getOwner()).changing(field);
        return value.map(it -> "is static, and its content can change: " + it);
    }
}

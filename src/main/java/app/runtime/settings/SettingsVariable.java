package app.runtime.settings;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * A component of a settings record, with the variable that it is bound from. A {@code Map} is bound from one variable
 * per module: {@code <MODULE>_DATABASE_URL} stands for {@code ORDERS_DATABASE_URL} and its like.
 */
record SettingsVariable(RecordComponent component, Variable variable) {

    private static final String EACH_MODULE = "<MODULE>_";

    static List<SettingsVariable> of(Class<? extends Record> type) {
        return Arrays.stream(type.getRecordComponents())
                .map(SettingsVariable::of)
                .toList();
    }

    private static SettingsVariable of(RecordComponent component) {
        var variable = component.getAnnotation(Variable.class);
        if (variable == null) {
            throw new IllegalStateException("Every component of a settings record needs @Variable: "
                    + component.getDeclaringRecord().getName() + "." + component.getName());
        }
        if (variable.name().startsWith(EACH_MODULE) != (component.getType() == Map.class)) {
            throw new IllegalStateException(
                    "A Map, and nothing else, is bound from a variable per module: " + variable.name());
        }
        return new SettingsVariable(component, variable);
    }

    String name() {
        return variable.name();
    }

    boolean perModule() {
        return component.getType() == Map.class;
    }

    /** The modules that there is such a variable of. */
    List<AppModule> modulesAmong(Modules modules) {
        return variable.ofEveryModule() ? modules.all() : modules.hosted();
    }

    /** The variable's name for one module. */
    String nameFor(AppModule module) {
        return module.variablePrefix() + name().substring(EACH_MODULE.length());
    }

    /** What is used where nothing is set; empty if there is nothing to use. */
    Optional<String> defaultValue() {
        return Optional.of(variable.defaultValue()).filter(value -> !value.isEmpty());
    }

    boolean required() {
        return defaultValue().isEmpty()
                && !component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                && component.getType() != List.class
                && !perModule();
    }

    /** What a value is converted to. */
    ResolvableType type() {
        var type = ResolvableType.forType(component.getGenericType());
        return perModule() ? type.getGeneric(1) : type;
    }

    /** A sentence about a value. A secret one is not repeated in it. */
    String sentence(String name, String value, String conjunction, String predicate) {
        return variable.secret()
                ? "%s %s".formatted(name, predicate)
                : "%s is \"%s\", %s %s".formatted(name, value, conjunction, predicate);
    }
}

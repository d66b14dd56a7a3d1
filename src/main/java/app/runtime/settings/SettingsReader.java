package app.runtime.settings;

import app.runtime.topology.Modules;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.HibernateValidator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeanInstantiationException;
import org.springframework.beans.BeanUtils;

/** Makes settings records out of variables, and collects what is wrong with them instead of stopping at the first. */
final class SettingsReader {

    /** Made once, because it learns each record by reflection. For any number of threads. */
    private static final Validator VALIDATOR = validator();

    private final EnvironmentValues environment;
    private final Modules modules;
    private final List<String> problems = new ArrayList<>();

    SettingsReader(EnvironmentValues environment, Modules modules) {
        this.environment = environment;
        this.modules = modules;
    }

    /** What is wrong with everything that was read so far. */
    List<String> problems() {
        return List.copyOf(problems);
    }

    /** The record; empty if there is a problem with it. */
    <T extends Record> Optional<T> read(Class<T> type) {
        var before = problems.size();
        var values = SettingsVariable.of(type).stream()
                .map(variable -> value(variable, type))
                .toArray();
        return problems.size() == before ? construct(type, values) : Optional.empty();
    }

    private @Nullable Object value(SettingsVariable variable, Class<?> type) {
        var before = problems.size();
        var value = variable.perModule() ? perModule(variable) : single(variable);
        if (problems.size() == before) {
            VALIDATOR.validateValue(type, variable.component().getName(), value).stream()
                    .map(ConstraintViolation::getMessage)
                    .sorted()
                    .forEach(broken -> problems.add(variable.sentence(
                            variable.name(), environment.of(variable.name()).orElse(""), "but", broken)));
        }
        return value;
    }

    private Map<String, Object> perModule(SettingsVariable variable) {
        var values = new HashMap<String, Object>();
        for (var module : variable.modulesAmong(modules)) {
            var name = variable.nameFor(module);
            environment
                    .of(name)
                    .map(text -> converted(variable, name, text))
                    .ifPresent(value -> values.put(module.name(), value));
        }
        return values;
    }

    private @Nullable Object single(SettingsVariable variable) {
        var text = environment.of(variable.name()).or(variable::defaultValue);
        if (text.isPresent()) {
            return converted(variable, variable.name(), text.get());
        }
        if (variable.required()) {
            problems.add(variable.name() + " is not set, but must be. "
                    + variable.variable().meaning());
        }
        return variable.component().getType() == List.class ? List.of() : null;
    }

    private @Nullable Object converted(SettingsVariable variable, String name, String text) {
        try {
            return Conversion.convert(text, variable.type());
        } catch (IllegalArgumentException refused) {
            problems.add(variable.sentence(name, text, "which", String.valueOf(refused.getMessage())));
            return null;
        }
    }

    /** Values that are right each on its own may still be wrong together. */
    private <T extends Record> Optional<T> construct(Class<T> type, @Nullable Object[] values) {
        try {
            var settings = BeanUtils.instantiateClass(canonicalConstructor(type), values);
            var broken = VALIDATOR.validate(settings);
            broken.stream().map(ConstraintViolation::getMessage).sorted().forEach(problems::add);
            if (settings instanceof SettingsOfProcess ofProcess) {
                problems.addAll(ofProcess.problems(modules));
            }
            return broken.isEmpty() ? Optional.of(settings) : Optional.empty();
        } catch (BeanInstantiationException failed) {
            if (failed.getCause() instanceof IllegalArgumentException refused) {
                problems.add(String.valueOf(refused.getMessage()));
                return Optional.empty();
            }
            throw failed;
        }
    }

    private static <T extends Record> Constructor<T> canonicalConstructor(Class<T> type) {
        var components = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return type.getDeclaredConstructor(components);
        } catch (NoSuchMethodException impossible) {
            throw new IllegalStateException("Every record has a canonical constructor", impossible);
        }
    }

    /** Says the same on every machine, whatever its language. */
    private static Validator validator() {
        return Validation.byProvider(HibernateValidator.class)
                .configure()
                .defaultLocale(Locale.ENGLISH)
                .buildValidatorFactory()
                .getValidator();
    }
}

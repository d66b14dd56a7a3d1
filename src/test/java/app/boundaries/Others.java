package app.boundaries;

import app.boundaries.Call.Method;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.Optional;
import java.util.stream.Stream;

/** Tells calls that leave a module from those that only read what another module has given. */
final class Others {

    private static final String COMPONENT = "org.springframework.stereotype.Component";

    private final Code code;
    private final Calls calls;

    Others(Code code, Calls calls) {
        this.code = code;
        this.calls = calls;
    }

    /** The other closed module that a call goes to: to its facade, or to what it implements for the caller. */
    Optional<Module> asked(Module own, Method called) {
        return called.isConstructor()
                ? Optional.empty()
                : calls.declaring(called)
                        .flatMap(declaring -> Stream.of(Optional.of(declaring), calls.owner(called))
                                .flatMap(Optional::stream)
                                .flatMap(type -> facade(own, type).or(() -> port(own, type)).stream())
                                .findFirst());
    }

    private Optional<Module> facade(Module own, JavaClass type) {
        return code.modules()
                .owner(type)
                .filter(module -> !module.equals(own) && !module.open() && module.exposes(type.getName()))
                .filter(_ -> !isValue(type));
    }

    private Optional<Module> port(Module own, JavaClass type) {
        return own.owns(type.getName()) && type.isInterface()
                ? type.getAllSubclasses().stream()
                        .flatMap(it -> code.modules().owner(it).stream())
                        .filter(module -> !module.equals(own) && !module.open())
                        .findFirst()
                : Optional.empty();
    }

    /** What only carries data: records, enums, results, exceptions, and final classes of plain values. */
    private boolean isValue(JavaClass type) {
        return isData(type)
                || type.isAnnotation()
                || type.isAssignableTo(Throwable.class)
                || SealedTypes.is(code, type)
                || (type.isInterface() && isOfData(type))
                || isOfPlainValues(type);
    }

    private static boolean isData(JavaClass type) {
        return type.isRecord() || type.isEnum();
    }

    private static boolean isOfData(JavaClass type) {
        var implementing =
                type.getAllSubclasses().stream().filter(it -> !it.isInterface()).toList();
        return !implementing.isEmpty() && implementing.stream().allMatch(Others::isData);
    }

    private static boolean isOfPlainValues(JavaClass type) {
        return !type.isInterface()
                && type.getModifiers().contains(JavaModifier.FINAL)
                && !type.isMetaAnnotatedWith(COMPONENT)
                && type.getAllFields().stream()
                        .filter(Mutable::isOfObject)
                        .allMatch(field -> !Mutable.isChanging(field) && isPlain(field.getRawType()));
    }

    private static boolean isPlain(JavaClass type) {
        return type.isPrimitive() || isData(type) || type.getName().startsWith("java.");
    }
}

package app.contracts;

import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;

/**
 * Writes types as text, one line a type and one a member: what others compile against, and what of it travels.
 * Components, cases and constants stay in the order of the code; methods have none. The name of a parameter is part of
 * it, because a path variable or a request parameter travels under it; that of a body is not.
 */
final class ApiText {

    private static final Set<String> OBJECT_METHODS = Set.of("equals", "hashCode", "toString");

    private final TypeText types;
    private final Predicate<Class<?>> isPort;

    /**
     * @param basePackage within which types are called by their simple names
     * @param isPort whether others implement this interface
     */
    ApiText(String basePackage, Predicate<Class<?>> isPort) {
        this.types = new TypeText(basePackage);
        this.isPort = isPort;
    }

    static String of(Code code) {
        return new ApiText(code.module().basePackage(), type -> !code.offers(type)).of(code.api());
    }

    String of(Collection<Class<?>> api) {
        return api.stream()
                .sorted(Comparator.comparing(types::name))
                .map(type -> Stream.concat(
                                Stream.of(header(type)), members(type).map(member -> "    " + member))
                        .collect(Collectors.joining("\n", "", "\n")))
                .collect(Collectors.joining("\n"));
    }

    private String header(Class<?> type) {
        var supertypes = Stream.concat(
                        Stream.ofNullable(type.getAnnotatedSuperclass())
                                .filter(parent -> !isImplied(parent.getType().getTypeName())),
                        Arrays.stream(type.getAnnotatedInterfaces()))
                .map(types::of)
                .collect(Collectors.joining(", "));
        var generics = types.parameters(type.getTypeParameters());
        return kind(type) + " " + types.name(type) + generics + (supertypes.isEmpty() ? "" : " is " + supertypes)
                + types.annotations(type).map(each -> " " + each).collect(Collectors.joining());
    }

    private static boolean isImplied(String superclass) {
        return superclass.equals("java.lang.Object")
                || superclass.equals("java.lang.Record")
                || superclass.startsWith("java.lang.Enum<");
    }

    private String kind(Class<?> type) {
        if (type.isAnnotation()) {
            return "annotation";
        }
        if (type.isInterface()) {
            var isImplementedByOthers = !type.isSealed() && isPort.test(type);
            return type.isSealed() ? "sealed interface" : isImplementedByOthers ? "port interface" : "interface";
        }
        if (type.isRecord() || type.isEnum()) {
            return type.isRecord() ? "record" : "enum";
        }
        return Modifier.isAbstract(type.getModifiers()) ? "abstract class" : "class";
    }

    private Stream<String> members(Class<?> type) {
        return Stream.of(
                        cases(type),
                        components(type),
                        constants(type),
                        Arrays.stream(type.isRecord() || type.isEnum() ? new Constructor<?>[0] : type.getConstructors())
                                .map(this::constructor)
                                .sorted(),
                        methods(type))
                .flatMap(each -> each);
    }

    private Stream<String> cases(Class<?> type) {
        return type.isSealed() && !type.isEnum()
                ? Arrays.stream(type.getPermittedSubclasses()).map(each -> "case " + types.name(each))
                : Stream.empty();
    }

    private Stream<String> components(Class<?> type) {
        return type.isRecord() ? Arrays.stream(type.getRecordComponents()).map(this::component) : Stream.empty();
    }

    private String component(RecordComponent component) {
        var annotations = types.annotations(component.getAccessor()).map(each -> each + " ");
        return "component " + annotations.collect(Collectors.joining()) + types.of(component.getAnnotatedType()) + " "
                + component.getName();
    }

    private Stream<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields())
                .filter(field -> Modifier.isPublic(field.getModifiers()))
                .map(field -> field.isEnumConstant() ? "value " + field.getName() : field(field));
    }

    /** Compilers copy the value of a constant into the code that names it. */
    private String field(Field field) {
        var declared = types.of(field.getAnnotatedType()) + " " + field.getName();
        var isConstant = Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
        var isInlined = field.getType().isPrimitive() || field.getType() == String.class;
        return isConstant && isInlined
                ? "constant " + declared + " = " + TypeText.value(read(field))
                : (isConstant ? "constant " : "field ") + declared;
    }

    private static @Nullable Object read(Field constant) {
        try {
            return constant.get(null);
        } catch (IllegalAccessException hidden) {
            throw new IllegalStateException("Cannot read " + constant, hidden);
        }
    }

    private String constructor(Constructor<?> constructor) {
        return "constructor new(" + parameters(constructor.getParameters()) + ")";
    }

    private Stream<String> methods(Class<?> type) {
        var accessors = type.isRecord()
                ? Arrays.stream(type.getRecordComponents())
                        .map(RecordComponent::getAccessor)
                        .toList()
                : List.<Method>of();
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers()) && !method.isSynthetic())
                .filter(method -> !accessors.contains(method) && !OBJECT_METHODS.contains(method.getName()))
                .filter(method -> !type.isEnum() || !Modifier.isStatic(method.getModifiers()))
                .map(this::method)
                .sorted();
    }

    private String method(Method method) {
        var modifier = method.isDefault() ? "default " : Modifier.isStatic(method.getModifiers()) ? "static " : "";
        var generics = types.parameters(method.getTypeParameters());
        var thrown = Arrays.stream(method.getAnnotatedExceptionTypes()).map(types::of);
        var mapping = types.annotations(method).map(each -> " " + each).collect(Collectors.joining());
        return "method " + modifier + (generics.isEmpty() ? "" : generics + " ")
                + types.of(method.getAnnotatedReturnType()) + " " + method.getName() + "("
                + parameters(method.getParameters()) + ")"
                + thrown.sorted().map(each -> " throws " + each).collect(Collectors.joining())
                + (mapping.isEmpty() ? "" : " via" + mapping);
    }

    private String parameters(Parameter... parameters) {
        return Arrays.stream(parameters)
                .map(parameter -> Stream.of(
                                types.annotations(parameter),
                                Stream.of(types.of(parameter.getAnnotatedType())),
                                Stream.of(parameter.getName())
                                        .filter(name -> !parameter.isAnnotationPresent(RequestBody.class)))
                        .flatMap(each -> each)
                        .collect(Collectors.joining(" ")))
                .collect(Collectors.joining(", "));
    }
}

package app.contracts;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Writes types and annotations as one would in the code of the module, with {@code @Nullable} where it is.
 *
 * @param basePackage whose types go by their simple names, as those of the JDK do; others are written in full
 */
record TypeText(String basePackage) {

    String name(Class<?> type) {
        if (type.isArray()) {
            return name(type.getComponentType()) + "[]";
        }
        var isKnown = type.getPackageName().equals(basePackage)
                || type.getPackageName().startsWith("java.");
        var name = type.getTypeName().replace('$', '.');
        return isKnown && !type.isPrimitive()
                ? name.substring(type.getPackageName().length() + 1)
                : name;
    }

    String of(AnnotatedType type) {
        var nullable = type.isAnnotationPresent(Nullable.class) ? "@Nullable " : "";
        return nullable
                + switch (type) {
                    case AnnotatedParameterizedType generic ->
                        name((Class<?>) ((ParameterizedType) generic.getType()).getRawType())
                                + joined(generic.getAnnotatedActualTypeArguments(), ", ", "<", ">");
                    case AnnotatedArrayType array -> of(array.getAnnotatedGenericComponentType()) + "[]";
                    case AnnotatedWildcardType wildcard -> wildcard(wildcard);
                    default -> plain(type.getType());
                };
    }

    String parameters(TypeVariable<?>... variables) {
        return variables.length == 0
                ? ""
                : Arrays.stream(variables)
                        .map(each -> each.getName() + " extends " + joined(each.getAnnotatedBounds(), " & ", "", ""))
                        .collect(Collectors.joining(", ", "<", ">"));
    }

    /** Those that travel: mappings and names. Whether something is deprecated or validated is not among them. */
    Stream<String> annotations(AnnotatedElement element) {
        return Arrays.stream(element.getAnnotations())
                .filter(each -> each.annotationType().getName().startsWith("org.springframework.web.")
                        || each.annotationType().getName().startsWith("com.fasterxml.jackson.")
                        || each.annotationType().getName().startsWith("app.runtime."))
                .map(TypeText::annotation)
                .sorted();
    }

    static String value(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case String text ->
                '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
            case Object[] many ->
                many.length == 1
                        ? value(many[0])
                        : Arrays.stream(many).map(TypeText::value).collect(Collectors.joining(", ", "{", "}"));
            case Class<?> type -> type.getTypeName();
            default -> String.valueOf(value);
        };
    }

    private String wildcard(AnnotatedWildcardType wildcard) {
        return wildcard.getAnnotatedLowerBounds().length > 0
                ? joined(wildcard.getAnnotatedLowerBounds(), " & ", "? super ", "")
                : joined(wildcard.getAnnotatedUpperBounds(), " & ", "? extends ", "");
    }

    private String plain(Type type) {
        return type instanceof Class<?> known ? name(known) : type.getTypeName();
    }

    private String joined(AnnotatedType[] types, String separator, String before, String after) {
        return Arrays.stream(types).map(this::of).collect(Collectors.joining(separator, before, after));
    }

    private static String annotation(Annotation annotation) {
        var values = Arrays.stream(annotation.annotationType().getDeclaredMethods())
                .sorted(Comparator.comparing(Method::getName))
                .filter(attribute -> !Objects.deepEquals(read(annotation, attribute), attribute.getDefaultValue()))
                .map(attribute -> (attribute.getName().equals("value") ? "" : attribute.getName() + " = ")
                        + value(read(annotation, attribute)))
                .collect(Collectors.joining(", "));
        return "@" + annotation.annotationType().getSimpleName() + (values.isEmpty() ? "" : "(" + values + ")");
    }

    private static @Nullable Object read(Annotation annotation, Method attribute) {
        try {
            return attribute.invoke(annotation);
        } catch (IllegalAccessException | InvocationTargetException unreadable) {
            throw new IllegalStateException("Cannot read " + annotation, unreadable);
        }
    }
}

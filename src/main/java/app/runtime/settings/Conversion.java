package app.runtime.settings;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.ReflectionUtils;

/**
 * Turns the text of a variable into the type of a component. What does not fit is an {@link IllegalArgumentException}
 * whose message continues the sentence that the variable's name begins: "is not a duration: write it like 30m".
 */
final class Conversion {

    private Conversion() {}

    static Object convert(String text, ResolvableType type) {
        var target = ClassUtils.resolvePrimitiveIfNecessary(type.toClass());
        if (target == List.class) {
            return elements(text)
                    .map(element -> convert(element, type.getGeneric(0)))
                    .toList();
        }
        if (target == String.class) {
            return text;
        }
        if (target == Integer.class) {
            return Math.toIntExact(wholeNumber(text, Integer.MIN_VALUE, Integer.MAX_VALUE));
        }
        if (target == Long.class) {
            return wholeNumber(text, Long.MIN_VALUE, Long.MAX_VALUE);
        }
        if (target == Boolean.class) {
            return trueOrFalse(text);
        }
        if (target == Duration.class) {
            return duration(text);
        }
        if (target == URI.class) {
            return uri(text);
        }
        return target.isEnum() ? constant(text, target) : parsed(text, target);
    }

    private static Stream<String> elements(String text) {
        return Arrays.stream(text.split(",")).map(String::strip).filter(element -> !element.isEmpty());
    }

    private static long wholeNumber(String text, long least, long most) {
        try {
            var number = Long.parseLong(text);
            if (least <= number && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, in the same words as for a number that is too large.
        }
        throw new IllegalArgumentException("is not a whole number between " + least + " and " + most);
    }

    private static boolean trueOrFalse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("is neither true nor false");
        };
    }

    private static Duration duration(String text) {
        // A bare number would be taken for milliseconds, which is hardly ever what was meant.
        if (text.chars().allMatch(Character::isDigit)) {
            throw new IllegalArgumentException("has no unit: write it like 30s, 500ms or PT30S");
        }
        Duration duration;
        try {
            duration = DurationStyle.detectAndParse(text);
        } catch (IllegalArgumentException notADuration) {
            throw new IllegalArgumentException("is not a duration: write it like 30m or PT30M", notADuration);
        }
        if (duration.isNegative()) {
            throw new IllegalArgumentException("is a negative duration");
        }
        return duration;
    }

    private static URI uri(String text) {
        try {
            var uri = new URI(text);
            if (uri.isAbsolute()) {
                return uri;
            }
        } catch (URISyntaxException notAUri) {
            // Said below, in the same words as for a relative one.
        }
        throw new IllegalArgumentException("is not a complete URL: write it like https://host/path");
    }

    private static Object constant(String text, Class<?> type) {
        var wanted = text.replace('-', '_');
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> ((Enum<?>) constant).name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("is none of " + names(type)));
    }

    private static String names(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    /** A type of the module's own says how it is written: {@code static T parse(String)}. */
    private static Object parsed(String text, Class<?> type) {
        var parse = ReflectionUtils.findMethod(type, "parse", String.class);
        if (parse == null) {
            throw new IllegalStateException(
                    "A settings record can't have a component of type " + type.getName() + ": it has no parse(String)");
        }
        return invoke(parse, text);
    }

    private static Object invoke(Method parse, String text) {
        try {
            ReflectionUtils.makeAccessible(parse);
            return parse.invoke(null, text);
        } catch (InvocationTargetException refused) {
            ReflectionUtils.rethrowRuntimeException(refused.getTargetException());
            throw new IllegalStateException(refused);
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

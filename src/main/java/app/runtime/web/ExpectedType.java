package app.runtime.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.util.ClassUtils;

/** Says what was expected, in the words of JSON and not of Java. */
final class ExpectedType {

    private static final Set<Class<?>> WHOLE =
            Set.of(Byte.class, Short.class, Integer.class, Long.class, BigInteger.class);
    private static final Set<Class<?>> NUMBER = Set.of(Float.class, Double.class, BigDecimal.class, Number.class);

    private ExpectedType() {}

    static String describe(@Nullable Class<?> target) {
        if (target == null) {
            return "has the wrong type";
        }
        var type = ClassUtils.resolvePrimitiveIfNecessary(target);
        if (WHOLE.contains(type)) {
            return "must be a whole number within range";
        }
        if (NUMBER.contains(type)) {
            return "must be a number";
        }
        if (ValueRecordConverter.isValueRecord(type)) {
            return describe(type.getRecordComponents()[0].getType());
        }
        if (type.isEnum()) {
            return "must be one of " + constants(type);
        }
        return type.isArray() || Collection.class.isAssignableFrom(type) ? "must be an array" : describeOther(type);
    }

    private static String describeOther(Class<?> type) {
        if (type == String.class) {
            return "must be a string";
        }
        if (type == Boolean.class) {
            return "must be true or false";
        }
        if (type == UUID.class) {
            return "must be a UUID";
        }
        if (type == Instant.class) {
            return "must be a time such as 2025-01-31T12:00:00Z";
        }
        if (type == Currency.class) {
            return "must be an ISO 4217 currency code";
        }
        return "has the wrong type";
    }

    private static String constants(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .collect(Collectors.joining(", "));
    }
}

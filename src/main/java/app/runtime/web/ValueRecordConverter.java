package app.runtime.web;

import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Reads a record such as {@code OrderId(UUID value)} from the bare value in a path or a query. */
public final class ValueRecordConverter implements ConditionalGenericConverter {

    private final ConversionService conversions;

    public ValueRecordConverter(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(String.class, Record.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return isValueRecord(target.getType());
    }

    public static boolean isValueRecord(Class<?> type) {
        var components = type.getRecordComponents();
        return components != null
                && components.length == 1
                && components[0].getName().equals("value");
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        var type = targetType.getType().getRecordComponents()[0].getType();
        try {
            var constructor = targetType.getType().getDeclaredConstructor(type);
            constructor.setAccessible(true);
            return constructor.newInstance(conversions.convert(source, type));
        } catch (InvocationTargetException refused) {
            throw new IllegalArgumentException("The record refuses the value", refused.getCause());
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("A record has a canonical constructor", impossible);
        }
    }
}

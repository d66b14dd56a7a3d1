package app.runtime.calls;

import app.runtime.web.ValueRecordConverter;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.TypeDescriptor;
import org.springframework.core.convert.converter.ConditionalGenericConverter;

/** Writes a record such as {@code OrderId(UUID value)} as its bare value. */
final class BareValueConverter implements ConditionalGenericConverter {

    private final ConversionService conversions;

    BareValueConverter(ConversionService conversions) {
        this.conversions = conversions;
    }

    @Override
    public Set<ConvertiblePair> getConvertibleTypes() {
        return Set.of(new ConvertiblePair(Record.class, String.class));
    }

    @Override
    public boolean matches(TypeDescriptor source, TypeDescriptor target) {
        return ValueRecordConverter.isValueRecord(source.getType());
    }

    @Override
    public @Nullable Object convert(@Nullable Object source, TypeDescriptor sourceType, TypeDescriptor targetType) {
        if (source == null) {
            return null;
        }
        try {
            var accessor = sourceType.getType().getRecordComponents()[0].getAccessor();
            accessor.setAccessible(true);
            return conversions.convert(accessor.invoke(source), String.class);
        } catch (ReflectiveOperationException impossible) {
            throw new IllegalStateException("The accessor of a record can be called", impossible);
        }
    }
}

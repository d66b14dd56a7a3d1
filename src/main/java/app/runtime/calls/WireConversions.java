package app.runtime.calls;

import app.runtime.web.ValueRecordConverter;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.support.DefaultConversionService;

/** How values look in paths and queries, the same on both ends: a record such as {@code OrderId} is its bare value. */
final class WireConversions {

    private static final ConversionService SHARED = create();

    private WireConversions() {}

    static ConversionService shared() {
        return SHARED;
    }

    private static ConversionService create() {
        var conversions = new DefaultConversionService();
        conversions.addConverter(new ValueRecordConverter(conversions));
        conversions.addConverter(new BareValueConverter(conversions));
        return conversions;
    }
}

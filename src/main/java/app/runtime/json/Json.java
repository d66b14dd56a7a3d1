package app.runtime.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.EnumSet;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/**
 * The JSON rules of the application. Spring's {@code JsonMapper} bean follows them too.
 *
 * <ul>
 *   <li>A record with one component that is called {@code value} is that bare value.
 *   <li>A sealed interface carries the simple name of the record in the property {@code type}.
 *   <li>Times are RFC 3339 in UTC, durations ISO 8601; what is absent or null is left out.
 *   <li>Only the components of a record are properties, in their order.
 *   <li>Nothing is converted on reading: no text to number or back, no fraction to integer, no number to enum, no null
 *       to a primitive. Unknown properties are skipped, because a newer version may have written them; the web layer
 *       refuses them.
 * </ul>
 */
public final class Json {

    private static final JsonMapper MAPPER = rules(JsonMapper.builder()).build();

    private Json() {}

    /** For use without Spring. */
    public static JsonMapper mapper() {
        return MAPPER;
    }

    static JsonMapper.Builder rules(JsonMapper.Builder builder) {
        return builder.addModule(new ValueRecordModule())
                .addModule(new SealedTypeModule())
                .changeDefaultPropertyInclusion(inclusion -> inclusion
                        .withValueInclusion(JsonInclude.Include.NON_ABSENT)
                        .withContentInclusion(JsonInclude.Include.ALWAYS))
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(MapperFeature.INFER_RECORD_GETTERS_FROM_COMPONENTS_ONLY)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .withCoercionConfigDefaults(
                        empty -> empty.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                                .setAcceptBlankAsEmpty(false))
                .withCoercionConfig(
                        LogicalType.Textual,
                        text -> EnumSet.of(
                                        CoercionInputShape.Integer,
                                        CoercionInputShape.Float,
                                        CoercionInputShape.Boolean)
                                .forEach(shape -> text.setCoercion(shape, CoercionAction.Fail)));
    }
}

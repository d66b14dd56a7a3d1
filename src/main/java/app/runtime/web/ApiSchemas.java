package app.runtime.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Currency;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Tells the API's description what the JSON rules do: a value record is its bare value, a currency is its code, and
 * what is not {@code @Nullable} is always there.
 */
final class ApiSchemas implements ModelConverter {

    private final Map<String, List<String>> described = new ConcurrentHashMap<>();

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType annotated, ModelConverterContext context, Iterator<ModelConverter> chain) {
        var type = javaType(annotated).getRawClass();
        if (type == Currency.class) {
            return new StringSchema()
                    .description("ISO 4217")
                    .pattern("[A-Z]{3}")
                    .example("EUR");
        }
        if (ValueRecordConverter.isValueRecord(type)) {
            return context.resolve(bare(annotated, type.getRecordComponents()[0]));
        }
        if (type.isRecord()) {
            refuseSharedName(type);
        }
        var schema = chain.hasNext() ? chain.next().resolve(annotated, context, chain) : null;
        if (schema != null && type.isRecord()) {
            requireWhatIsNotNullable(type, definition(schema, context));
        }
        return schema;
    }

    private static JavaType javaType(AnnotatedType annotated) {
        return annotated.getType() instanceof JavaType known
                ? known
                : TypeFactory.defaultInstance().constructType(annotated.getType());
    }

    private static AnnotatedType bare(AnnotatedType annotated, RecordComponent value) {
        return new AnnotatedType(value.getGenericType())
                .ctxAnnotations(annotated.getCtxAnnotations())
                .parent(annotated.getParent())
                .propertyName(annotated.getPropertyName())
                .resolveAsRef(annotated.isResolveAsRef());
    }

    private static @Nullable Schema<?> definition(Schema<?> schema, ModelConverterContext context) {
        var reference = schema.get$ref();
        return reference == null
                ? schema
                : context.getDefinedModels().get(reference.substring(reference.lastIndexOf('/') + 1));
    }

    /** A schema is called by the simple name of its record: two that differ would silently become one of them. */
    private void refuseSharedName(Class<?> type) {
        var components = Arrays.stream(type.getRecordComponents())
                .map(component ->
                        component.getName() + " " + component.getType().getSimpleName())
                .toList();
        var other = described.putIfAbsent(type.getSimpleName(), components);
        if (other != null && !other.equals(components)) {
            throw new IllegalStateException("Two records of the API are called " + type.getSimpleName()
                    + " and differ: rename " + type.getName());
        }
    }

    private static void requireWhatIsNotNullable(Class<?> type, @Nullable Schema<?> schema) {
        if (schema == null || schema.getProperties() == null) {
            return;
        }
        Arrays.stream(type.getRecordComponents())
                .filter(component -> !isOptional(component))
                .map(RecordComponent::getName)
                .filter(schema.getProperties()::containsKey)
                .filter(name ->
                        schema.getRequired() == null || !schema.getRequired().contains(name))
                .forEach(schema::addRequiredItem);
    }

    /** Absent when it is null or, for what says so, empty. */
    private static boolean isOptional(RecordComponent component) {
        return component.getType() == Optional.class
                || component.getAnnotatedType().isAnnotationPresent(Nullable.class)
                || component.getAccessor().isAnnotationPresent(JsonInclude.class);
    }
}

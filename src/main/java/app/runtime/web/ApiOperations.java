package app.runtime.web;

import io.swagger.v3.oas.annotations.tags.Tag;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.math.BigDecimal;
import java.util.List;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;

/** Describes the parameters that are types of ours by the header or query parameters that they are read from. */
final class ApiOperations implements OperationCustomizer {

    @Override
    public Operation customize(Operation operation, HandlerMethod handler) {
        var type = handler.getBeanType();
        operation.setOperationId(type.getSimpleName().replace("Endpoints", "") + "."
                + handler.getMethod().getName());
        if (!AnnotatedElementUtils.hasAnnotation(type, Tag.class)) {
            operation.setTags(List.of(moduleOf(type)));
        }
        for (var parameter : handler.getMethodParameters()) {
            if (parameter.getParameterType() == PageRequest.class) {
                operation.addParametersItem(limit());
                operation.addParametersItem(cursor());
            }
            if (parameter.getParameterType() == IdempotencyKey.class) {
                operation.addParametersItem(idempotencyKey(!parameter.isOptional()));
            }
        }
        return operation;
    }

    /** {@code app.orders.internal} is {@code orders}. */
    private static String moduleOf(Class<?> type) {
        return type.getPackageName().replaceAll("^[^.]+\\.([^.]+).*$", "$1");
    }

    private static Parameter limit() {
        var schema = new IntegerSchema()
                .minimum(BigDecimal.ONE)
                .maximum(BigDecimal.valueOf(PageRequestArgument.LARGEST_LIMIT));
        schema.setDefault(PageRequestArgument.USUAL_LIMIT);
        return new Parameter()
                .in("query")
                .name(PageRequestArgument.LIMIT)
                .description("How many items the page has at most")
                .schema(schema);
    }

    private static Parameter cursor() {
        return new Parameter()
                .in("query")
                .name(PageRequestArgument.CURSOR)
                .description("The nextCursor of the page before; absent for the first page")
                .schema(new StringSchema());
    }

    private static Parameter idempotencyKey(boolean required) {
        return new Parameter()
                .in("header")
                .name(IdempotencyKeyArgument.HEADER)
                .description("New for every new request, the same for its repetitions")
                .required(required)
                .schema(new StringSchema().minLength(1).maxLength(IdempotencyKey.LONGEST));
    }
}

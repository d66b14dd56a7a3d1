package app.runtime.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import java.util.List;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springframework.http.HttpMethod;

/** Adds to every operation what the conventions say of all of them. */
final class ApiConventions implements OpenApiCustomizer {

    private static final String PROBLEM = "Problem";

    private final List<PublicRoute> open;

    ApiConventions(List<PublicRoute> open) {
        this.open = open;
    }

    @Override
    public void customise(OpenAPI api) {
        var problem = ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(Problem.class).resolveAsRef(false));
        problem.referencedSchemas.forEach(api.getComponents()::addSchemas);
        api.getComponents().addSchemas(PROBLEM, problem.schema);
        api.getComponents().addResponses(PROBLEM, response());
        api.getPaths()
                .forEach((path, item) -> item.readOperationsMap().forEach((method, operation) -> {
                    operation.getResponses().addApiResponse("default", new ApiResponse().$ref(PROBLEM));
                    openIfDeclared(path, method, operation);
                }));
    }

    private static ApiResponse response() {
        var schema = new Schema<Problem>().$ref(PROBLEM);
        return new ApiResponse()
                .description("Why the request was not fulfilled")
                .content(new Content()
                        .addMediaType(
                                org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                                new MediaType().schema(schema)));
    }

    private void openIfDeclared(String path, PathItem.HttpMethod method, Operation operation) {
        var isOpen = open.stream()
                .anyMatch(route -> route.method().equals(HttpMethod.valueOf(method.name())) && route.matches(path));
        if (isOpen) {
            operation.setSecurity(List.of());
        }
    }
}

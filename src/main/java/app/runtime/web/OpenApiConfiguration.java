package app.runtime.web;

import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import io.swagger.v3.oas.models.servers.Server;
import org.springdoc.core.customizers.OpenApiCustomizer;
import org.springdoc.core.customizers.OperationCustomizer;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** Describes the API at {@code /openapi}, from the handlers and the conventions, with a page at {@code /openapi/ui}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class OpenApiConfiguration {

    static final String TOKEN = "token";

    private static final String CONVENTIONS = """
        **Errors** are problem documents (RFC 9457). The field `error` is stable and for programs; quote `correlationId` when you report one.

        **Retries.** Send a new `Idempotency-Key` with every new request that creates something, and the same one when you repeat it: \
        the first answer comes again, with `Idempotency-Replayed: true`. Keys are kept for 24 hours.

        **Time.** `Request-Timeout: <milliseconds>` says how long you wait (10 s if absent, 30 s at most); then the answer is 504.

        **Lists** come in pages of `limit` items, 20 unless you ask for 1 to 100. `nextCursor` leads to the next page; without it, there is none. \
        A cursor belongs to its list, its filters and its caller.

        **Tracing.** `X-Correlation-Id`, `X-Request-Id` (1 to 128 of A-Z a-z 0-9 . _ -) and W3C `traceparent` are accepted, or made; both ids are echoed.

        **Bodies** are JSON of at most 64 KiB. Unknown fields and values of another type are refused. \
        Times are RFC 3339 in UTC, money is in minor units of its currency, ids are UUIDs.
        """;

    @Bean
    PublicRoute descriptionRoute() {
        return new PublicRoute(HttpMethod.GET, "/openapi/**");
    }

    @Bean
    OpenAPI description() {
        var scheme = new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT");
        return new OpenAPI()
                .info(new Info().title("Monolift").version("v1").description(CONVENTIONS))
                .addServersItem(new Server().url("/"))
                .components(new Components().addSecuritySchemes(TOKEN, scheme))
                .addSecurityItem(new SecurityRequirement().addList(TOKEN));
    }

    @Bean
    ModelConverter apiSchemas() {
        return new ApiSchemas();
    }

    @Bean
    OperationCustomizer apiOperations() {
        SpringDocUtils.getConfig().addRequestWrapperToIgnore(Caller.class, PageRequest.class, IdempotencyKey.class);
        return new ApiOperations();
    }

    /** What every route shares: its problems, and whether it is open. */
    @Bean
    OpenApiCustomizer apiConventions(ObjectProvider<PublicRoute> openRoutes) {
        return new ApiConventions(openRoutes.stream().toList());
    }
}

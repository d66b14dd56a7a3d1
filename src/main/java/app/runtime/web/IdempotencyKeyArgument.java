package app.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link IdempotencyKey} of the request to a handler. */
final class IdempotencyKeyArgument implements HandlerMethodArgumentResolver {

    static final String HEADER = "Idempotency-Key";

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IdempotencyKey.class;
    }

    @Override
    public @Nullable IdempotencyKey resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var keys = headers(request);
        if (keys.isEmpty() && parameter.isOptional()) {
            return null;
        }
        if (keys.isEmpty()) {
            throw refusal(
                    "IDEMPOTENCY_KEY_MISSING",
                    "The header " + HEADER + " is required: choose a new key, such as a "
                            + "UUID, for every new request, and send it again when you repeat the request.");
        }
        if (keys.size() > 1 || !IdempotencyKey.isValid(keys.getFirst())) {
            throw refusal(
                    "IDEMPOTENCY_KEY_INVALID",
                    "The header " + HEADER + " is one key of 1 to 255 visible ASCII characters.");
        }
        return new IdempotencyKey(keys.getFirst());
    }

    private static List<String> headers(NativeWebRequest request) {
        var servletRequest = request.getNativeRequest(HttpServletRequest.class);
        return servletRequest == null ? List.of() : Collections.list(servletRequest.getHeaders(HEADER));
    }

    private static ProblemException refusal(String code, String detail) {
        return ProblemException.of(HttpStatus.BAD_REQUEST, code, detail);
    }
}

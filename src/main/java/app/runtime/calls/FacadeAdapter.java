package app.runtime.calls;

import app.runtime.json.Json;
import app.runtime.web.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.Ordered;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.bind.support.ConfigurableWebBindingInitializer;
import org.springframework.web.bind.support.DefaultDataBinderFactory;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.method.annotation.RequestHeaderMethodArgumentResolver;
import org.springframework.web.method.annotation.RequestParamMethodArgumentResolver;
import org.springframework.web.method.support.HandlerMethodArgumentResolverComposite;
import org.springframework.web.method.support.InvocableHandlerMethod;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.AbstractHandlerMethodAdapter;
import org.springframework.web.servlet.mvc.method.annotation.PathVariableMethodArgumentResolver;
import org.springframework.web.servlet.mvc.method.annotation.RequestResponseBodyMethodProcessor;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls the bean for another process. Unknown fields are skipped, unlike in the public API: a newer caller may send
 * them. A result is always a JSON value, {@code null} for an empty {@code Optional}, so that an empty answer is no
 * answer.
 */
final class FacadeAdapter extends AbstractHandlerMethodAdapter {

    private final JsonMapper json = Json.mapper();
    private final FacadeMapping mapping;
    private final DefaultDataBinderFactory binders;
    private final HandlerMethodArgumentResolverComposite arguments = new HandlerMethodArgumentResolverComposite();
    private final DefaultParameterNameDiscoverer names = new DefaultParameterNameDiscoverer();

    FacadeAdapter(FacadeMapping mapping) {
        this.mapping = mapping;
        setOrder(Ordered.HIGHEST_PRECEDENCE);
        var binding = new ConfigurableWebBindingInitializer();
        binding.setConversionService(WireConversions.shared());
        binders = new DefaultDataBinderFactory(binding);
        arguments.addResolvers(
                new PathVariableMethodArgumentResolver(),
                new RequestParamMethodArgumentResolver(false),
                new RequestHeaderMethodArgumentResolver(null),
                new RequestResponseBodyMethodProcessor(List.of(new JacksonJsonHttpMessageConverter(json))));
    }

    @Override
    protected boolean supportsInternal(HandlerMethod handler) {
        return mapping.serves(handler.getMethod());
    }

    @Override
    protected @Nullable ModelAndView handleInternal(
            HttpServletRequest request, HttpServletResponse response, HandlerMethod handler) throws Exception {
        var call = new FacadeCall(handler);
        call.setHandlerMethodArgumentResolvers(arguments);
        call.setDataBinderFactory(binders);
        call.setParameterNameDiscoverer(names);
        var result = call.invokeForRequest(new ServletWebRequest(request, response), new ModelAndViewContainer());
        if (handler.isVoid()) {
            response.setStatus(HttpStatus.NO_CONTENT.value());
        } else {
            write(result, handler, response);
        }
        return null;
    }

    /** By the type that the facade declares: a sealed result says which of its cases it is. */
    private void write(@Nullable Object result, HandlerMethod handler, HttpServletResponse response)
            throws IOException {
        var type = json.constructType(handler.getMethod().getGenericReturnType());
        var body = json.writerFor(type).writeValueAsBytes(result);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** Tells misuse, which the bean itself finds, from arguments that could not even be read. */
    private static final class FacadeCall extends InvocableHandlerMethod {

        FacadeCall(HandlerMethod handler) {
            super(handler);
        }

        @Override
        protected @Nullable Object doInvoke(@Nullable Object... values) throws Exception {
            try {
                return super.doInvoke(values);
            } catch (IllegalArgumentException | IllegalStateException thrown) {
                throw Misuse.of(thrown)
                        .<RuntimeException>map(misuse -> ProblemException.of(
                                misuse.status(), misuse.name(), Objects.requireNonNullElse(thrown.getMessage(), "")))
                        .orElse(thrown);
            }
        }
    }
}

package app.runtime.web;

import jakarta.servlet.Filter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.PropertySource;
import org.springframework.core.Ordered;
import org.springframework.core.convert.ConversionService;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.http.converter.json.JacksonJsonHttpMessageConverter;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.RequestContextFilter;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Spring MVC by the conventions of this application. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@PropertySource("classpath:app/runtime/web/web.properties")
class WebConfiguration implements WebMvcConfigurer {

    private static final Logger LOG = LoggerFactory.getLogger(WebConfiguration.class);
    private static final int KEY_BYTES = 32;

    private final WebSettings settings;
    private final JsonMapper json;
    private final Cursors cursors;

    WebConfiguration(WebSettings settings, JsonMapper json) {
        this.settings = settings;
        this.json = json;
        this.cursors = new Cursors(cursorKey(settings));
    }

    @Bean
    ProblemWriter problemWriter() {
        return new ProblemWriter(json);
    }

    @Bean
    FilterRegistrationBean<RequestFilter> requestFilter(ProblemWriter problems) {
        var timeouts = new RequestTimeouts(settings.requestTimeout(), settings.requestTimeoutCap());
        var filter = new RequestFilter(timeouts, new AccessLog(settings.accessLog()), problems);
        return at(Ordered.HIGHEST_PRECEDENCE + 10, filter);
    }

    /** Inside of security: who sends too much learns first that a token is needed. */
    @Bean
    FilterRegistrationBean<BodyLimitFilter> bodyLimitFilter() {
        return at(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 10, new BodyLimitFilter());
    }

    @Bean
    FilterRegistrationBean<UserTokenFilter> userTokenFilter() {
        return at(SecurityFilterProperties.DEFAULT_FILTER_ORDER + 5, new UserTokenFilter());
    }

    /** Outside of security: a preflight request carries no token. */
    @Bean
    FilterRegistrationBean<CorsFilter> crossOriginFilter(ProblemWriter problems) {
        var registration = at(
                SecurityFilterProperties.DEFAULT_FILTER_ORDER - 10,
                CrossOrigin.filter(settings.allowedOrigins(), problems));
        registration.setEnabled(!settings.allowedOrigins().isEmpty());
        return registration;
    }

    /** Spring MVC's dispatcher binds the request to its thread; nothing before it looks there. */
    @Bean
    FilterRegistrationBean<RequestContextFilter> noRequestContextFilter() {
        var registration = new FilterRegistrationBean<>(new RequestContextFilter());
        registration.setEnabled(false);
        return registration;
    }

    /** What comes in is checked to the letter; the client side, which talks to ourselves, skips what is unknown. */
    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder converters) {
        var strict = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        converters.withJsonConverter(new JacksonJsonHttpMessageConverter(strict));
    }

    @Override
    public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new CallerArgument());
        resolvers.add(new PageRequestArgument(cursors));
        resolvers.add(new IdempotencyKeyArgument());
    }

    @Override
    public void addFormatters(FormatterRegistry registry) {
        if (registry instanceof ConversionService conversions) {
            registry.addConverter(new ValueRecordConverter(conversions));
        }
    }

    private static byte[] cursorKey(WebSettings settings) {
        if (settings.cursorKey() != null) {
            return settings.cursorKey().getBytes(StandardCharsets.UTF_8);
        }
        LOG.warn("CURSOR_KEY is not set: a key was made for this process, so that cursors end with it and other "
                + "instances do not accept them.");
        var key = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(key);
        return key;
    }

    private static <F extends Filter> FilterRegistrationBean<F> at(int order, F filter) {
        var registration = new FilterRegistrationBean<>(filter);
        registration.setOrder(order);
        return registration;
    }
}

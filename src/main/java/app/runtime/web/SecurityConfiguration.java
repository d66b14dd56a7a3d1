package app.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authorization.method.AuthorizationManagerBeforeMethodInterceptor;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.firewall.HttpFirewall;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.Header;
import org.springframework.security.web.header.HeaderWriter;
import org.springframework.security.web.header.writers.StaticHeadersWriter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * Who may ask for what. Open are the routes that are declared as {@link PublicRoute}; a token sent to them is not
 * looked at. Everything else wants a token first, so that without one a path that does not exist looks like one that
 * does. With a token, {@code /v1} is open to its handlers, and whatever is outside of it does not exist.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableMethodSecurity(prePostEnabled = false)
class SecurityConfiguration {

    static final String NOTHING_TO_LOAD = "default-src 'none'; frame-ancestors 'none'";
    private static final String SCHEME = "Bearer ";
    private static final List<GrantedAuthority> ADMIN = List.of(CallerArgument.ADMIN);

    @Bean
    PublicRoute wellKnownRoute() {
        return new PublicRoute(HttpMethod.GET, "/.well-known/**");
    }

    @Bean
    @Order(1)
    SecurityFilterChain descriptionPage(HttpSecurity http) {
        return common(http, "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:")
                .securityMatcher("/openapi/ui/**", "/openapi/swagger-ui/**")
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(2)
    SecurityFilterChain openRoutes(HttpSecurity http, ObjectProvider<PublicRoute> declared) {
        var routes = declared.stream().flatMap(SecurityConfiguration::matchers).toList();
        return common(http, NOTHING_TO_LOAD)
                .securityMatcher(new OrRequestMatcher(routes))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .build();
    }

    @Bean
    @Order(3)
    SecurityFilterChain closedRoutes(HttpSecurity http, SecurityProblems refusals) {
        return common(http, NOTHING_TO_LOAD)
                .authorizeHttpRequests(requests -> requests.requestMatchers("/v1/**")
                        .authenticated()
                        .anyRequest()
                        .denyAll())
                .oauth2ResourceServer(server -> server.authenticationEntryPoint(refusals)
                        .bearerTokenResolver(SecurityConfiguration::token)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(SecurityConfiguration::authenticated)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /**
     * {@code @PreAuthorize} alone, which is all that handlers need: what looks for each further annotation would look
     * at every method of every bean, at every start.
     */
    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor preAuthorize() {
        return AuthorizationManagerBeforeMethodInterceptor.preAuthorize();
    }

    @Bean
    SecurityProblems securityProblems(ProblemWriter problems) {
        return new SecurityProblems(problems);
    }

    /** The container has refused control characters in headers; the firewall's patterns would look for them again. */
    @Bean
    HttpFirewall firewall() {
        var firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderNames(name -> true);
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** Spans and timers of every single filter cost more than the filters. */
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }

    static HttpSecurity common(HttpSecurity http, String contentSecurityPolicy) {
        return http.csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .servletApi(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.defaultsDisabled()
                        .httpStrictTransportSecurity(Customizer.withDefaults())
                        .addHeaderWriter(protectiveHeaders(contentSecurityPolicy)));
    }

    /** Where a handler sets one of them itself, its own is sent. What no browser of today looks at is left out. */
    private static HeaderWriter protectiveHeaders(String contentSecurityPolicy) {
        return new StaticHeadersWriter(List.of(
                new Header(HttpHeaders.CACHE_CONTROL, "no-store"),
                new Header("Content-Security-Policy", contentSecurityPolicy),
                new Header("Referrer-Policy", "no-referrer"),
                new Header("X-Content-Type-Options", "nosniff"),
                new Header("X-Frame-Options", "DENY")));
    }

    private static Stream<RequestMatcher> matchers(PublicRoute route) {
        var methods = route.method().equals(HttpMethod.GET)
                ? Stream.of(HttpMethod.GET, HttpMethod.HEAD)
                : Stream.of(route.method());
        return methods.map(method -> PathPatternRequestMatcher.pathPattern(method, route.pattern()));
    }

    /**
     * Without the pattern that Spring Security matches every token with: what is no token is refused by the decoder.
     */
    static @Nullable String token(HttpServletRequest request) {
        var header = request.getHeader(HttpHeaders.AUTHORIZATION);
        return header != null && header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())
                ? header.substring(SCHEME.length())
                : null;
    }

    static AbstractAuthenticationToken authenticated(Jwt token) {
        var isAdmin = token.getClaim("roles") instanceof Collection<?> roles && roles.contains("admin");
        return new JwtAuthenticationToken(token, isAdmin ? ADMIN : AuthorityUtils.NO_AUTHORITIES);
    }
}

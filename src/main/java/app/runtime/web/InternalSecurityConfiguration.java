package app.runtime.web;

import app.runtime.topology.TopologySettings;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.server.resource.web.authentication.BearerTokenAuthenticationFilter;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;

/**
 * Who may call {@code /internal}: who has the internal token. The token of the user for whom the call is made is
 * verified as everywhere; it may be absent, because events are handled for nobody. Where no internal token is set,
 * these routes are like any others that do not exist.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class InternalSecurityConfiguration {

    @Bean
    @Order(0)
    SecurityFilterChain internalRoutes(
            HttpSecurity http,
            TopologySettings topology,
            ServerProperties server,
            ProblemWriter problems,
            SecurityProblems refusals) {
        var internal = PathPatternRequestMatcher.pathPattern("/internal/**");
        var isServed = !topology.internalTokens().isEmpty();
        var callers = new InternalTokenFilter(
                new InternalTokens(topology.internalTokens()), problems, asksForCertificates(server));
        return SecurityConfiguration.common(http, SecurityConfiguration.NOTHING_TO_LOAD)
                .securityMatcher(request -> isServed && internal.matches(request))
                .addFilterBefore(callers, BearerTokenAuthenticationFilter.class)
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .oauth2ResourceServer(resources -> resources
                        .authenticationEntryPoint(refusals)
                        .bearerTokenResolver(SecurityConfiguration::token)
                        .jwt(jwt -> jwt.jwtAuthenticationConverter(SecurityConfiguration::authenticated)))
                .exceptionHandling(
                        handling -> handling.authenticationEntryPoint(refusals).accessDeniedHandler(refusals))
                .build();
    }

    /** With {@code want}, browsers and probes need no certificate, but other processes do. */
    private static boolean asksForCertificates(ServerProperties server) {
        var ssl = server.getSsl();
        return ssl != null && ssl.getClientAuth() != null && ssl.getClientAuth() != Ssl.ClientAuth.NONE;
    }
}

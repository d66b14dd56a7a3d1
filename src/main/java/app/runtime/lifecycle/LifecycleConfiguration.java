package app.runtime.lifecycle;

import app.runtime.web.PublicRoute;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.security.autoconfigure.actuate.web.servlet.EndpointRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;

/** What is asked by machines without a token: health on the port of the API, metrics on a port of their own. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
class LifecycleConfiguration {

    @Bean
    PublicRoute liveRoute() {
        return new PublicRoute(HttpMethod.GET, "/health/live");
    }

    @Bean
    PublicRoute readyRoute() {
        return new PublicRoute(HttpMethod.GET, "/health/ready");
    }

    @Bean
    PublicRoute startupRoute() {
        return new PublicRoute(HttpMethod.GET, "/health/startup");
    }

    /**
     * Matches on the management port alone, which must not be reachable from outside. Which port it is, is dear to ask
     * of every request: the path comes first.
     */
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    SecurityFilterChain metricsSecurity(HttpSecurity http) {
        return http.securityMatcher(new AndRequestMatcher(
                        PathPatternRequestMatcher.pathPattern("/metrics"), EndpointRequest.to("prometheus")))
                .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(sessions -> sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .build();
    }
}

package app.users.internal;

import app.runtime.web.PublicRoute;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;

/** What somebody without a token needs, to get one. */
@Configuration(proxyBeanMethods = false)
class PublicUserRoutes {

    @Bean
    PublicRoute registration() {
        return new PublicRoute(HttpMethod.POST, "/v1/users");
    }

    @Bean
    PublicRoute login() {
        return new PublicRoute(HttpMethod.POST, "/v1/auth/login");
    }

    @Bean
    PublicRoute refresh() {
        return new PublicRoute(HttpMethod.POST, "/v1/auth/refresh");
    }

    @Bean
    PublicRoute logout() {
        return new PublicRoute(HttpMethod.POST, "/v1/auth/logout");
    }
}

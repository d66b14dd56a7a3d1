package app.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/** Lets pages of named origins call the API from a browser, without cookies. */
final class CrossOrigin {

    private static final Duration PREFLIGHT_KEPT = Duration.ofHours(1);

    private CrossOrigin() {}

    static CorsFilter filter(List<String> origins, ProblemWriter problems) {
        var rules = new CorsConfiguration();
        rules.setAllowedOrigins(origins);
        rules.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
        rules.setAllowedHeaders(List.of(
                HttpHeaders.AUTHORIZATION,
                HttpHeaders.CONTENT_TYPE,
                IdempotencyKeyArgument.HEADER,
                RequestTimeouts.HEADER,
                RequestIds.CORRELATION_ID,
                RequestIds.REQUEST_ID,
                "traceparent"));
        rules.setExposedHeaders(List.of(
                HttpHeaders.LOCATION,
                HttpHeaders.RETRY_AFTER,
                "Idempotency-Replayed",
                RequestIds.CORRELATION_ID,
                RequestIds.REQUEST_ID));
        rules.setAllowCredentials(false);
        rules.setMaxAge(PREFLIGHT_KEPT);
        var source = new UrlBasedCorsConfigurationSource();
        source.registerCorsConfiguration("/**", rules);
        var filter = new CorsFilter(source);
        filter.setCorsProcessor(new Processor(problems));
        return filter;
    }

    private static final class Processor extends DefaultCorsProcessor {

        private final ProblemWriter problems;

        Processor(ProblemWriter problems) {
            this.problems = problems;
        }

        @Override
        public boolean processRequest(
                @Nullable CorsConfiguration rules, HttpServletRequest request, HttpServletResponse response)
                throws IOException {
            var isAllowed = super.processRequest(rules, request, response);
            if (!isAllowed) {
                var problem = Problem.of(
                        HttpStatus.FORBIDDEN,
                        "ORIGIN_NOT_ALLOWED",
                        "Pages of this origin may not do this from a browser.");
                problems.write(request, response, problem);
            }
            return isAllowed;
        }

        @Override
        protected void rejectRequest(ServerHttpResponse response) {
            // Answered above, as a problem.
        }
    }
}

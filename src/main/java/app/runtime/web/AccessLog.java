package app.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.servlet.HandlerMapping;

/** One line a request, by the route's pattern: the path itself may hold what belongs to a person. */
record AccessLog(boolean enabled) {

    private static final Logger LOG = LoggerFactory.getLogger(AccessLog.class);

    void record(HttpServletRequest request, HttpServletResponse response, RequestIds ids, long startNanos) {
        if (!enabled || !LOG.isInfoEnabled()) {
            return;
        }
        var pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        var route = pattern == null ? "(no route)" : pattern.toString();
        var milliseconds = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - startNanos);
        LOG.atInfo()
                .addKeyValue("method", request.getMethod())
                .addKeyValue("route", route)
                .addKeyValue("status", response.getStatus())
                .addKeyValue("duration_ms", milliseconds)
                .addKeyValue("request_id", ids.requestId())
                .log("{} {} -> {}", request.getMethod(), route, response.getStatus());
    }
}

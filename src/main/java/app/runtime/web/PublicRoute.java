package app.runtime.web;

import org.springframework.http.HttpMethod;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * A route that needs no token. A module declares each of its own as a bean; every other route is refused without one.
 */
public record PublicRoute(HttpMethod method, String pattern) {

    boolean matches(String path) {
        return PathPatternParser.defaultInstance.parse(pattern).matches(PathContainer.parsePath(path));
    }
}

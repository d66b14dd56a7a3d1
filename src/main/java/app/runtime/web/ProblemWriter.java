package app.runtime.web;

import app.runtime.UuidV7;
import app.runtime.context.Correlation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a problem document outside Spring MVC: in filters, in security, in the container. */
final class ProblemWriter {

    private final JsonMapper json;

    ProblemWriter(JsonMapper json) {
        this.json = json;
    }

    /** The problem as this request has it. */
    static Problem locate(Problem problem, HttpServletRequest request) {
        return problem.in(request.getRequestURI(), correlationOf(request));
    }

    void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        if (response.isCommitted()) {
            return;
        }
        var located = locate(problem, request);
        var body = json.writeValueAsBytes(located);
        response.resetBuffer();
        response.setStatus(located.status());
        response.setHeader(RequestIds.CORRELATION_ID, located.correlationId());
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    /** The container may have refused a request before any filter has seen it. */
    private static String correlationOf(HttpServletRequest request) {
        return Correlation.current()
                .map(Correlation::id)
                .or(() -> RequestIds.of(request).map(RequestIds::correlationId))
                .orElseGet(() -> UuidV7.next().toString());
    }
}

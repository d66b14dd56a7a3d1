package app.runtime.web;

import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Around everything else: binds the correlation and the deadline of a request, writes the access log, and answers what
 * no one else has answered.
 */
final class RequestFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient RequestTimeouts timeouts;
    private final transient AccessLog accessLog;
    private final transient ProblemWriter problems;

    RequestFilter(RequestTimeouts timeouts, AccessLog accessLog, ProblemWriter problems) {
        this.timeouts = timeouts;
        this.accessLog = accessLog;
        this.problems = problems;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        var start = System.nanoTime();
        var ids = RequestIds.accept(request);
        ids.echo(response);
        var correlation = new Correlation(ids.correlationId(), request.getHeader("traceparent"));
        Correlation.<Boolean, IOException>call(correlation, () -> {
            answer(request, response, chain);
            accessLog.record(request, response, ids, start);
            return true;
        });
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        try {
            Deadline.<Boolean, Exception>call(timeouts.deadlineOf(request), () -> {
                chain.doFilter(request, response);
                return true;
            });
        } catch (ProblemException refused) {
            problems.write(request, response, refused.problem());
        } catch (Exception broken) {
            answer(request, response, broken);
        }
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Exception broken) throws IOException {
        var cause = broken instanceof ServletException && broken.getCause() != null ? broken.getCause() : broken;
        var breakage = Breakage.of(cause);
        if (breakage.isClientGone()) {
            return;
        }
        breakage.log();
        breakage.headers().forEach((name, values) -> response.setHeader(name, values.getFirst()));
        problems.write(request, response, breakage.problem());
    }
}

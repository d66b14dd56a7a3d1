package app.runtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.http.HttpStatus;

/**
 * Refuses a body above the limit before anything reads it. A body of unknown length is read here, up to the limit, so
 * that the answer is the same for both. What the client still sends, the container skips, or it closes the connection.
 */
final class BodyLimitFilter extends HttpFilter {

    static final int LIMIT = 64 * 1024;

    private static final long serialVersionUID = 1L;

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var length = request.getContentLengthLong();
        if (length > LIMIT) {
            throw CommonProblems.refusal(HttpStatus.CONTENT_TOO_LARGE);
        }
        var isLengthUnknown = length < 0 && !WITHOUT_BODY.contains(request.getMethod());
        chain.doFilter(isLengthUnknown ? new BufferedRequest(request, read(request)) : request, response);
    }

    private static byte[] read(HttpServletRequest request) {
        try {
            var body = request.getInputStream().readNBytes(LIMIT + 1);
            if (body.length > LIMIT) {
                throw CommonProblems.refusal(HttpStatus.CONTENT_TOO_LARGE);
            }
            return body;
        } catch (IOException endedEarly) {
            throw CommonProblems.refusal(HttpStatus.BAD_REQUEST);
        }
    }
}

package app.runtime.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Lets pass who shows an internal token and, where clients are asked for certificates, one of those too. */
final class InternalTokenFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private static final String CERTIFICATES = "jakarta.servlet.request.X509Certificate";

    private final transient InternalTokens tokens;
    private final transient ProblemWriter problems;
    private final boolean wantsCertificate;

    InternalTokenFilter(InternalTokens tokens, ProblemWriter problems, boolean wantsCertificate) {
        this.tokens = tokens;
        this.problems = problems;
        this.wantsCertificate = wantsCertificate;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!tokens.accept(request.getHeader(InternalTokens.HEADER))) {
            refuse(request, response, "This is for the processes of this application; see INTERNAL_TOKEN.");
        } else if (wantsCertificate && request.getAttribute(CERTIFICATES) == null) {
            refuse(request, response, "This needs a client certificate too; see INTERNAL_SSL_BUNDLE.");
        } else {
            chain.doFilter(request, response);
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, String why) throws IOException {
        problems.write(request, response, Problem.of(HttpStatus.UNAUTHORIZED, "INTERNAL_CALLER_REQUIRED", why));
    }
}

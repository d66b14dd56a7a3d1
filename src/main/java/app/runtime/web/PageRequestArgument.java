package app.runtime.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Hands the {@link PageRequest} to a handler, from the parameters {@code limit} and {@code cursor}. */
final class PageRequestArgument implements HandlerMethodArgumentResolver {

    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final int LARGEST_LIMIT = 100;
    static final int USUAL_LIMIT = 20;

    private static final Set<String> OWN = Set.of(LIMIT, CURSOR);

    private final Cursors cursors;

    PageRequestArgument(Cursors cursors) {
        this.cursors = cursors;
    }

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == PageRequest.class;
    }

    @Override
    public PageRequest resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        var list = nameOfList(request.getNativeRequest(HttpServletRequest.class), request.getParameterMap());
        return new PageRequest(
                limit(request.getParameter(LIMIT)),
                position(list, request.getParameter(CURSOR)),
                position -> cursors.sign(list, position));
    }

    private static int limit(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return USUAL_LIMIT;
        }
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) < 1 || Integer.parseInt(text) > LARGEST_LIMIT) {
            throw ProblemException.of(
                    HttpStatus.BAD_REQUEST,
                    "BAD_LIMIT",
                    "The limit is a whole number from 1 to " + LARGEST_LIMIT + ".");
        }
        return Integer.parseInt(text);
    }

    private Optional<String> position(String list, @Nullable String cursor) {
        if (cursor == null || cursor.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(cursors.read(list, cursor)
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.BAD_REQUEST,
                        "BAD_CURSOR",
                        "The cursor was not issued for this list. Use the nextCursor of its last page, or none.")));
    }

    /** A list is a path, as this caller sees it, filtered by the other parameters; two lists never have one name. */
    private static String nameOfList(@Nullable HttpServletRequest request, Map<String, String[]> parameters) {
        var name = new StringBuilder();
        var caller = CallerArgument.current();
        append(name, request == null ? "" : request.getRequestURI());
        append(name, caller == null ? "" : caller.toString());
        new TreeMap<>(parameters).forEach((parameter, values) -> {
            if (!OWN.contains(parameter)) {
                append(name, parameter);
                append(name, String.valueOf(values.length));
                for (var value : values) {
                    append(name, value);
                }
            }
        });
        return name.toString();
    }

    private static void append(StringBuilder name, String part) {
        name.append(part.length()).append(':').append(part);
    }
}

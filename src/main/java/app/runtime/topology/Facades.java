package app.runtime.topology;

import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.service.annotation.HttpExchange;

/**
 * Facades: the interfaces through which modules call each other. One is known by its mapping,
 * {@code @HttpExchange("/internal/<module>/v<N>")}, which names the module that serves it.
 */
public final class Facades {

    private static final Pattern PATH = Pattern.compile("/internal/([a-z]+)/v[0-9]+");

    private Facades() {}

    public static boolean isFacade(Class<?> type) {
        return pathOf(type).isPresent();
    }

    /**
     * The name of the module that serves a facade.
     *
     * @throws IllegalArgumentException if the type is no facade
     */
    public static String moduleOf(Class<?> facade) {
        return pathOf(facade)
                .map(path -> path.replaceFirst(PATH.pattern(), "$1"))
                .orElseThrow(() -> new IllegalArgumentException(
                        facade.getName() + " is no facade: it needs @HttpExchange(\"/internal/<module>/v<N>\")"));
    }

    private static Optional<String> pathOf(Class<?> type) {
        return type.isInterface()
                ? Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(type, HttpExchange.class))
                        .map(HttpExchange::value)
                        .filter(path -> PATH.matcher(path).matches())
                : Optional.empty();
    }
}

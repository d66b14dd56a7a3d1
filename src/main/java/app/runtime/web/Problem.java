package app.runtime.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * A problem document (RFC 9457). {@code type} and {@code title} follow from {@code error}: {@code ORDER_NOT_FOUND} is
 * the type {@code /problems/order-not-found}, an identifier that need not be resolvable, and the title "Order not
 * found".
 */
@Schema(description = "Why a request was not fulfilled (RFC 9457)")
record Problem(
        String type,
        String title,
        int status,
        String detail,

        @Schema(description = "The path of the request") @Nullable
        String instance,

        @Schema(description = "Stable, for programs", example = "ORDER_NOT_FOUND")
        String error,

        @Schema(description = "Quote it when you report the problem") @Nullable
        String correlationId,

        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        @Schema(description = "What is wrong with which part of the request body")
        List<Violation> errors) {

    Problem {
        errors = List.copyOf(errors);
    }

    /**
     * @param error stable, for programs, such as {@code ORDER_NOT_FOUND}
     * @param detail for people; says nothing about how this application is made
     */
    static Problem of(HttpStatus status, String error, String detail) {
        var words = error.toLowerCase(Locale.ROOT);
        var title = Character.toUpperCase(words.charAt(0)) + words.substring(1).replace('_', ' ');
        return new Problem(
                "/problems/" + words.replace('_', '-'), title, status.value(), detail, null, error, null, List.of());
    }

    Problem with(List<Violation> violations) {
        return new Problem(type, title, status, detail, instance, error, correlationId, violations);
    }

    Problem with(Violation violation) {
        return with(List.of(violation));
    }

    Problem in(@Nullable String path, @Nullable String correlation) {
        return new Problem(type, title, status, detail, path, error, correlation, errors);
    }

    /**
     * Something wrong with one part of the body.
     *
     * @param pointer JSON pointer (RFC 6901) to the part
     */
    @Schema(name = "Violation")
    record Violation(
            @Schema(description = "JSON pointer to the part", example = "/items/0/quantity")
            String pointer,

            @Schema(example = "must be greater than 0") String message) {}
}

package app.runtime.web;

import java.util.Comparator;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/** What Jakarta Validation found, with a pointer to each part of the body. */
final class ValidationProblems {

    private ValidationProblems() {}

    static Problem of(Errors errors) {
        return problem("The body is not valid.").with(violations(errors).toList());
    }

    /** Of a body, and of single parameters: those have no pointer, so that the detail names them. */
    static Problem of(HandlerMethodValidationException invalid) {
        var violations = invalid.getParameterValidationResults().stream()
                .flatMap(result -> result instanceof ParameterErrors body ? violations(body) : Stream.empty())
                .toList();
        var parameters = invalid.getParameterValidationResults().stream()
                .filter(result -> !(result instanceof ParameterErrors))
                .map(ValidationProblems::sentence)
                .collect(Collectors.joining(" "));
        return problem(parameters.isEmpty() ? "The body is not valid." : parameters)
                .with(violations);
    }

    private static Problem problem(String detail) {
        return Problem.of(HttpStatus.BAD_REQUEST, "VALIDATION_FAILED", detail);
    }

    private static Stream<Problem.Violation> violations(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> new Problem.Violation(pointer(error), message(error)))
                .sorted(Comparator.comparing(Problem.Violation::pointer).thenComparing(Problem.Violation::message));
    }

    /** {@code items[0].quantity} is {@code /items/0/quantity}. */
    private static String pointer(ObjectError error) {
        return error instanceof FieldError field
                ? "/" + field.getField().replace("[", ".").replace("]", "").replace('.', '/')
                : "";
    }

    /** Spring's words for a value that it could not convert would quote the exception. */
    private static String message(ObjectError error) {
        return error instanceof FieldError field && field.isBindingFailure()
                ? "has the wrong type"
                : Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid");
    }

    private static String sentence(ParameterValidationResult result) {
        var messages = result.getResolvableErrors().stream()
                .map(error -> Objects.requireNonNullElse(error.getDefaultMessage(), "is not valid"))
                .collect(Collectors.joining(", "));
        return "The parameter '" + result.getMethodParameter().getParameterName() + "' " + messages + ".";
    }
}

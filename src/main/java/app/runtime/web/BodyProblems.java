package app.runtime.web;

import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.http.converter.HttpMessageNotReadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.InputCoercionException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.exc.ValueInstantiationException;

/** Why a body could not be read, as a problem that points to the place. */
final class BodyProblems {

    private static final int LONGEST_POINTER = 200;

    private BodyProblems() {}

    static Problem of(HttpMessageNotReadableException unreadable) {
        return switch (unreadable.getCause()) {
            case null -> missing();
            case UnrecognizedPropertyException unknown ->
                at(unknown, "UNKNOWN_FIELD", "The body has a field that is not known here.", "is not known");
            case ValueInstantiationException refused ->
                at(refused, "VALIDATION_FAILED", "The body has a value that is not allowed.", "is not allowed");
            case InputCoercionException outOfRange ->
                wrongType(outOfRange, ExpectedType.describe(outOfRange.getTargetType()));
            case MismatchedInputException mismatch when isAbout(mismatch, "end-of-input") -> missing();
            case MismatchedInputException mismatch
            when isAbout(mismatch, DeserializationFeature.FAIL_ON_TRAILING_TOKENS.name()) -> malformed();
            case MismatchedInputException mismatch ->
                wrongType(mismatch, ExpectedType.describe(mismatch.getTargetType()));
            default -> malformed();
        };
    }

    /** Jackson has no types for these two. */
    private static boolean isAbout(MismatchedInputException mismatch, String words) {
        return mismatch.getPath().isEmpty() && mismatch.getOriginalMessage().contains(words);
    }

    private static Problem missing() {
        return Problem.of(HttpStatus.BAD_REQUEST, "MISSING_BODY", "This needs a JSON body.");
    }

    private static Problem malformed() {
        return Problem.of(
                HttpStatus.BAD_REQUEST, "MALFORMED_JSON", "The body is not one JSON value, or has a field twice.");
    }

    private static Problem wrongType(JacksonException mismatch, String message) {
        return at(mismatch, "WRONG_TYPE", "The body has a value of the wrong type.", message);
    }

    private static Problem at(JacksonException place, String error, String detail, String message) {
        return Problem.of(HttpStatus.BAD_REQUEST, error, detail).with(new Problem.Violation(pointer(place), message));
    }

    private static String pointer(JacksonException place) {
        var pointer = place.getPath().stream()
                .map(step -> step.getPropertyName() == null
                        ? "/" + step.getIndex()
                        : "/" + step.getPropertyName().replace("~", "~0").replace("/", "~1"))
                .collect(Collectors.joining());
        return pointer.length() <= LONGEST_POINTER ? pointer : pointer.substring(0, LONGEST_POINTER);
    }
}

package app.runtime.web;

import org.springframework.http.HttpStatus;

/** The problems that any route can have. */
final class CommonProblems {

    private CommonProblems() {}

    static Problem of(int status) {
        var known = HttpStatus.resolve(status);
        return known == null ? of(HttpStatus.INTERNAL_SERVER_ERROR) : of(known);
    }

    static Problem of(HttpStatus status) {
        return Problem.of(status, codeOf(status), detailOf(status));
    }

    /** The same, to be thrown. */
    static ProblemException refusal(HttpStatus status) {
        return ProblemException.of(status, codeOf(status), detailOf(status));
    }

    private static String codeOf(HttpStatus status) {
        return switch (status) {
            case INTERNAL_SERVER_ERROR -> "INTERNAL_ERROR";
            case UNAUTHORIZED -> "AUTHENTICATION_REQUIRED";
            case FORBIDDEN -> "ACCESS_DENIED";
            case CONTENT_TOO_LARGE -> "BODY_TOO_LARGE";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "HEADER_TOO_LARGE";
            case GATEWAY_TIMEOUT -> "DEADLINE_EXCEEDED";
            default -> status.name();
        };
    }

    private static String detailOf(HttpStatus status) {
        return switch (status) {
            case BAD_REQUEST -> "The request is not valid HTTP, or not as this route expects it.";
            case UNAUTHORIZED -> "This needs an access token: Authorization: Bearer <token>.";
            case FORBIDDEN -> "The access token does not allow this.";
            case NOT_FOUND -> "There is nothing at this path.";
            case METHOD_NOT_ALLOWED ->
                "This path does not support the method; the Allow header says which it supports.";
            case NOT_ACCEPTABLE -> "This path answers application/json; the Accept header excludes it.";
            case UNSUPPORTED_MEDIA_TYPE -> "The body must be sent as application/json.";
            case CONTENT_TOO_LARGE -> "A body has at most " + BodyLimitFilter.LIMIT + " bytes.";
            case REQUEST_HEADER_FIELDS_TOO_LARGE -> "The request line and headers are too large.";
            case INTERNAL_SERVER_ERROR -> "Something went wrong here. It is logged under the correlation id.";
            case SERVICE_UNAVAILABLE -> "This is unavailable for the moment. Try again.";
            case GATEWAY_TIMEOUT -> "The request took longer than its deadline. It may have taken effect.";
            default -> status.getReasonPhrase() + ".";
        };
    }
}

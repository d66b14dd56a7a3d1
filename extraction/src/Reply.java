import java.util.Arrays;
import java.util.UUID;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** An answer of the shop. */
record Reply(Request request, int status, String text) {

    Reply expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new WrongAnswer("%s was answered %d: %s".formatted(request, status, text));
        }
        return this;
    }

    /** Whether it is refused with this code of a problem document. */
    boolean refuses(String error) {
        return status >= 400 && json().at("/error").asString("").equals(error);
    }

    JsonNode json() {
        try {
            return Json.MAPPER.readTree(text);
        } catch (JacksonException malformed) {
            throw new WrongAnswer("%s was answered %d without JSON: %s".formatted(request, status, text));
        }
    }

    UUID id() {
        return UUID.fromString(json().at("/id").asString());
    }
}

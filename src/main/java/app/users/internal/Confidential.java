package app.users.internal;

import io.swagger.v3.oas.annotations.media.Schema;

/** A string of a request or an answer that appears in no log and in no exception message. */
@Schema(type = "string")
record Confidential(String value) {

    @Override
    public String toString() {
        return "[confidential]";
    }
}

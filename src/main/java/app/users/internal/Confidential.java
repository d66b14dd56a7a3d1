package app.users.internal;

/** A string of a request or an answer that appears in no log and in no exception message. */
record Confidential(String value) {

    @Override
    public String toString() {
        return "[confidential]";
    }
}

package app.notifications.internal;

/**
 * What the mail server made of a mail. When that is unknown, because the connection broke or no answer came in time,
 * there is no result but a {@link MailNotSentException}.
 */
sealed interface SendResult {

    /** The server is responsible for the mail now. */
    record Accepted() implements SendResult {}

    /** The server will never take this mail. */
    record Refused(String reason) implements SendResult {}

    /** The server has certainly not taken the mail, and may take it later. */
    record Deferred(String reason) implements SendResult {}
}

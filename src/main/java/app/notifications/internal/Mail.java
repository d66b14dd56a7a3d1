package app.notifications.internal;

import java.util.UUID;

/**
 * A mail to one person.
 *
 * @param possibleRepeats how many copies of it the mail server may already have
 */
record Mail(UUID id, String to, String displayName, String subject, String body, int possibleRepeats) {}

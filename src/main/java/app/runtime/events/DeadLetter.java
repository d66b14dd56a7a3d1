package app.runtime.events;

import java.time.Instant;
import java.util.UUID;

/** A delivery that failed so often that only an operator can decide about it. */
record DeadLetter(
        String module,
        UUID id,
        String event,
        UUID eventId,
        String listener,
        int attempts,
        Instant since,
        String error,
        String correlationId) {}

package app.runtime.events;

import app.runtime.context.Correlation;
import java.util.Optional;
import java.util.UUID;

/**
 * A row of an outbox that is for the broker.
 *
 * @param listener the one that it is for; empty if it is for all
 * @param time when it occurred, as the event itself has it
 */
record BrokerRow(
        UUID id,
        UUID eventId,
        String eventName,
        UUID aggregateId,
        Optional<String> listener,
        String payload,
        String time,
        Optional<Correlation> correlation) {}

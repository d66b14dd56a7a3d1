package app.runtime.events;

import java.time.Instant;
import java.util.UUID;

/**
 * A fact that a module publishes. An event is an immutable record in the root package of its module, carries an
 * {@link EventName}, and is published through Spring's {@code ApplicationEventPublisher} inside a transaction of that
 * module: it is delivered, at least once, if and only if that transaction commits.
 */
public interface DomainEvent {

    /** Identifies this one fact; listeners are idempotent by it. */
    UUID eventId();

    /** The thing that the fact is about. */
    UUID aggregateId();

    Instant occurredAt();
}

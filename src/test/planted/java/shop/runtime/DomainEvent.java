package shop.runtime;

import java.util.UUID;

public interface DomainEvent {

    UUID eventId();
}

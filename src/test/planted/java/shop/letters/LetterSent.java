package shop.letters;

import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

@EventName("letters.letter-sent.v1")
public record LetterSent(UUID eventId) implements DomainEvent {}

package shop.orders;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shop.runtime.DomainEvent;
import shop.runtime.EventName;

/** As it should be. */
@EventName("orders.shape-as-it-should-be.v1")
public record ShapeAsItShouldBe(UUID eventId, Instant at, List<Line> lines, Map<String, Kind> kinds)
        implements DomainEvent {

    public record Line(String sku, Optional<Duration> delay) {}

    public enum Kind {
        GIFT,
        GOODS
    }
}

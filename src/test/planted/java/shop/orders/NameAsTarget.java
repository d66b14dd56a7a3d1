package shop.orders;

import java.util.UUID;
import org.springframework.modulith.events.Externalized;

/** As it may be: what it is externalized to is its name. */
@Externalized("orders.name-as-target.v2::#{#this.orderId}")
public record NameAsTarget(UUID orderId) {}

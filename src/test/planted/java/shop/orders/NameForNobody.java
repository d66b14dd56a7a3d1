package shop.orders;

import java.util.UUID;

/** As it may be: no other module and no module listener hears it, so that its name is stored nowhere. */
public record NameForNobody(UUID orderId) {}

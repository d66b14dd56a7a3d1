package shop.billing;

import java.util.UUID;

public record NameForOthers(UUID paymentId) {} // planted: event-name (none, and heard in another module)

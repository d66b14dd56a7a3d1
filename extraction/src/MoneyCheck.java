import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A confirmed order is charged once, by its total; what was charged for a cancelled one is paid back. */
record MoneyCheck(Truth truth) {

    List<String> broken() {
        var broken = new ArrayList<String>();
        truth.orders().forEach((id, order) -> {
            paymentIsRight(id, order, broken);
            if (truth.captures().isPresent()) {
                captureIsRight(id, order, broken);
            }
        });
        return broken;
    }

    private void paymentIsRight(UUID id, JsonNode order, List<String> broken) {
        var payments = truth.payments().getOrDefault(id, List.of());
        var statuses =
                payments.stream().map(it -> it.at("/status").asString("")).toList();
        var allowed = Truth.isConfirmed(order)
                ? List.of(List.of("CAPTURED"))
                : List.of(List.<String>of(), List.of("DECLINED"), List.of("REFUNDED"));
        if (!allowed.contains(statuses)) {
            broken.add("The payments of the %s order %s are %s"
                    .formatted(order.at("/status").asString(), id, statuses));
        }
        payments.stream()
                .filter(payment -> total(payment.at("/amount")) != total(order.at("/total")))
                .forEach(payment -> broken.add("The payment of order %s is not its total: %s".formatted(id, payment)));
    }

    private void captureIsRight(UUID id, JsonNode order, List<String> broken) {
        var captures = truth.capturesOf(id);
        var isDeclined = order.at("/paymentMethod").asString("").equals("card_declined");
        var most = isDeclined ? 0 : 1;
        var least = Truth.isConfirmed(order) ? 1 : 0;
        if (captures.size() < least || captures.size() > most) {
            broken.add("The %s order %s was captured %d times"
                    .formatted(order.at("/status").asString(), id, captures.size()));
        }
        for (var capture : captures) {
            var back = Truth.isConfirmed(order) ? 0 : total(capture);
            if (total(capture) != total(order.at("/total")) || truth.refundedOf(capture) != back) {
                broken.add("Of the %s order %s for %d, %d was captured and %d paid back"
                        .formatted(
                                order.at("/status").asString(),
                                id,
                                total(order.at("/total")),
                                total(capture),
                                truth.refundedOf(capture)));
            }
        }
    }

    private static long total(JsonNode money) {
        return money.at("/amount").asLong(-1);
    }
}

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * How everything is at the end.
 *
 * @param orders of customers of the load, as the admin sees them; id → order
 * @param payments order → its payments, as the admin sees them
 * @param captures order → what the provider took
 * @param refunds payment → what the provider gave back
 * @param mails address → what arrived
 */
record Truth(
        Map<UUID, JsonNode> orders,
        Map<UUID, List<JsonNode>> payments,
        Optional<Map<UUID, List<JsonNode>>> captures,
        Optional<Map<UUID, List<JsonNode>>> refunds,
        Optional<Map<String, List<JsonNode>>> mails) {

    List<JsonNode> capturesOf(UUID order) {
        return captures.orElseThrow().getOrDefault(order, List.of());
    }

    long refundedOf(JsonNode capture) {
        return refundsOf(capture).stream()
                .mapToLong(refund -> refund.at("/amount").asLong())
                .sum();
    }

    List<JsonNode> refundsOf(JsonNode capture) {
        return refunds.orElseThrow()
                .getOrDefault(UUID.fromString(capture.at("/paymentId").asString()), List.of());
    }

    static boolean isConfirmed(JsonNode order) {
        return order.at("/status").asString("").equals("CONFIRMED");
    }
}

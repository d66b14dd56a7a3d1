import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * An order that was accepted, and how far it and its payment were ever seen to be. Who reads it notes that before, and
 * compares with the answer: what was answered once must not be taken back.
 */
final class Order {

    private static final List<String> STATUSES = List.of("PENDING", "CONFIRMED", "CANCELLED");
    private static final List<List<String>> PAYMENTS = List.of(
            List.of("PENDING"), List.of("CAPTURED", "DECLINED"), List.of("PARTIALLY_REFUNDED"), List.of("REFUNDED"));

    private final UUID id;
    private final UUID customer;
    private final String sku;
    private final int quantity;
    private final long total;
    private final String method;
    private int status;
    private int payment = -1;
    private boolean cancelled;
    private boolean perhapsCancelled;

    Order(UUID id, UUID customer, String sku, int quantity, long total, String method) {
        this.id = id;
        this.customer = customer;
        this.sku = sku;
        this.quantity = quantity;
        this.total = total;
        this.method = method;
    }

    UUID id() {
        return id;
    }

    UUID customer() {
        return customer;
    }

    long total() {
        return total;
    }

    String method() {
        return method;
    }

    synchronized Seen seen() {
        return new Seen(status, payment);
    }

    /** The customer wants to cancel it, and has no answer yet. */
    synchronized void cancelling() {
        perhapsCancelled = true;
    }

    synchronized void cancelled() {
        cancelled = true;
        status = STATUSES.indexOf("CANCELLED");
    }

    /** How it has to end; two possibilities if it was cancelled without an answer. */
    synchronized List<String> possibleEnds() {
        if (cancelled || method.equals("card_declined")) {
            return List.of("CANCELLED");
        }
        return perhapsCancelled ? List.of("CONFIRMED", "CANCELLED") : List.of("CONFIRMED");
    }

    /** @param before what had been seen when this was asked for */
    synchronized void saw(JsonNode view, Seen before) {
        var line = view.at("/items/0");
        WrongAnswer.unless(
                view.at("/id").asString("").equals(id.toString())
                        && view.at("/customerId").asString("").equals(customer.toString())
                        && view.at("/total/amount").asLong(-1) == total
                        && view.at("/items").size() == 1
                        && line.at("/sku").asString("").equals(sku)
                        && line.at("/quantity").asInt(-1) == quantity
                        && view.at("/paymentMethod").asString("").equals(method),
                "Order %s is not what was ordered: %s",
                id,
                view);
        var now = STATUSES.indexOf(view.at("/status").asString(""));
        WrongAnswer.unless(now >= 0, "Order %s has an unknown status: %s", id, view);
        WrongAnswer.unless(
                now >= before.status(),
                "Order %s went back in time: it was %s, then %s",
                id,
                STATUSES.get(before.status()),
                STATUSES.get(now));
        status = Math.max(status, now);
    }

    /** @param view missing if there is no payment */
    synchronized void sawPayment(JsonNode view, Seen before) {
        var name = view.at("/status").asString("");
        var now = name.isEmpty() ? -1 : rankOfPayment(name);
        WrongAnswer.unless(
                now >= before.payment(),
                "The payment of order %s went back in time: it was %s, then %s",
                id,
                before.payment() < 0 ? "none" : PAYMENTS.get(before.payment()),
                name.isEmpty() ? "none" : name);
        WrongAnswer.unless(
                now < 0
                        || view.at("/orderId").asString("").equals(id.toString())
                                && view.at("/amount/amount").asLong(-1) == total,
                "The payment of order %s is not about it: %s",
                id,
                view);
        payment = Math.max(payment, now);
    }

    private static int rankOfPayment(String name) {
        for (var rank = 0; rank < PAYMENTS.size(); rank++) {
            if (PAYMENTS.get(rank).contains(name)) {
                return rank;
            }
        }
        throw new WrongAnswer("Unknown status of a payment: " + name);
    }

    /** How far order and payment were; -1 if there was no payment. */
    record Seen(int status, int payment) {}
}

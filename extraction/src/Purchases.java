import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** What customers do in orders that changes something, and what the answers have to be. */
record Purchases(Shop shop) {

    /** One in ten is declined, one in ten needs three attempts. */
    private static final List<String> METHODS = List.of(
            "card_ok",
            "card_ok",
            "card_ok",
            "card_declined",
            "card_ok",
            "card_ok",
            "card_flaky",
            "card_ok",
            "card_ok",
            "card_ok");

    private static final int ONE_RARE_IN = 20;

    void order(Customer customer, long due) {
        var product = someProduct();
        var quantity = 1 + ThreadLocalRandom.current().nextInt(3);
        var method = METHODS.get(ThreadLocalRandom.current().nextInt(METHODS.size()));
        var items = List.of(Map.of("sku", product.sku(), "quantity", quantity));
        var request = Request.post("orders", "order", "/v1/orders", Map.of("items", items, "paymentMethod", method));
        Reply reply;
        try {
            reply = shop.ask(customer, request.once(), due);
        } catch (NoAnswer lost) {
            shop.book().unanswered(customer);
            throw lost;
        }
        if (product.isRare() && reply.refuses("OUT_OF_STOCK")) {
            shop.tally().count("outOfStock");
            return;
        }
        accept(customer, product, quantity, method, reply.expect(201));
    }

    void cancel(Customer customer, long due) {
        customer.someOrder().ifPresent(order -> {
            shop.book().cancelling(order);
            var before = order.seen();
            var reply =
                    shop.ask(customer, Request.post("orders", "cancel", "/v1/orders/" + order.id() + "/cancel"), due);
            if (reply.refuses("CANCELLATION_TOO_LATE")) {
                shop.tally().count("tooLate");
                return;
            }
            var view = reply.expect(200).json();
            order.saw(view, before);
            WrongAnswer.unless(
                    view.at("/status").asString("").equals("CANCELLED"),
                    "Order %s was not cancelled: %s",
                    order.id(),
                    view);
            shop.book().cancelled(order);
        });
    }

    private void accept(Customer customer, Product product, int quantity, String method, Reply reply) {
        JsonNode view = reply.json();
        var order = new Order(reply.id(), customer.id(), product.sku(), quantity, quantity * product.cents(), method);
        var before = order.seen();
        shop.book().add(order, product.sku(), quantity);
        order.saw(view, before);
    }

    private Product someProduct() {
        var products = shop.book().products();
        var random = ThreadLocalRandom.current();
        return random.nextInt(ONE_RARE_IN) == 0
                ? products.getLast()
                : products.get(random.nextInt(products.size() - 1));
    }
}

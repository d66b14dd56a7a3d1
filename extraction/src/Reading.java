import java.util.HashMap;
import java.util.HashSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** What customers look at, and what they have to see: never less than before. */
record Reading(Shop shop) {

    private static final int LARGEST_PAGE = 100;

    void products(Customer customer, long due) {
        var page = shop.ask(customer, Request.get("orders", "products", "/v1/products?limit=20"), due)
                .expect(200)
                .json();
        var last = "";
        for (var item : page.at("/items")) {
            var sku = item.at("/sku").asString("");
            WrongAnswer.unless(sku.compareTo(last) > 0, "The price list is not in order: %s after %s", sku, last);
            last = sku;
        }
        WrongAnswer.unless(!last.isEmpty(), "The price list is empty");
    }

    void product(Customer customer, long due) {
        var products = shop.book().products();
        var product = products.get(ThreadLocalRandom.current().nextInt(products.size()));
        var view = shop.ask(customer, Request.get("orders", "product", "/v1/products/" + product.sku()), due)
                .expect(200)
                .json();
        var stock = view.at("/stock").asLong(-1);
        WrongAnswer.unless(
                view.at("/unitPrice/amount").asLong(-1) == product.cents() && stock >= 0 && stock <= product.stock(),
                "Product %s cannot be as it is shown: %s",
                product,
                view);
    }

    void order(Customer customer, long due) {
        customer.someOrder().ifPresent(order -> {
            var before = order.seen();
            var view = shop.ask(customer, Request.get("orders", "read", "/v1/orders/" + order.id()), due)
                    .expect(200)
                    .json();
            order.saw(view, before);
        });
    }

    void summary(Customer customer, long due) {
        customer.someOrder().ifPresent(order -> {
            var before = order.seen();
            var view = shop.ask(
                            customer, Request.get("orders", "summary", "/v1/orders/" + order.id() + "/summary"), due)
                    .expect(200)
                    .json();
            order.saw(view.at("/order"), before);
            if (view.at("/payment/available").asBoolean()) {
                order.sawPayment(view.at("/payment"), before);
            }
            if (!view.at("/payment/available").asBoolean()
                    || !view.at("/notifications/available").asBoolean()) {
                shop.tally().count("summariesWithoutAPart");
            }
        });
    }

    /** In pages so small that there are several. */
    void orders(Customer customer) {
        var known = new HashMap<Order, Order.Seen>();
        customer.orders().forEach(order -> known.put(order, order.seen()));
        var list = shop.all(customer.session(), Request.get("orders", "list", "/v1/orders"), limitFor(known.size()));
        UUID last = null;
        for (var id : list.keySet()) {
            WrongAnswer.unless(
                    last == null || id.toString().compareTo(last.toString()) < 0,
                    "The list of orders is not newest first: %s after %s",
                    id,
                    last);
            last = id;
        }
        known.forEach((order, before) -> {
            WrongAnswer.unless(list.containsKey(order.id()), "The list of orders skips %s", order.id());
            order.saw(list.get(order.id()), before);
        });
    }

    void payment(Customer customer, long due) {
        customer.someOrder().ifPresent(order -> {
            var before = order.seen();
            var page = shop.ask(customer, Request.get("billing", "payment", "/v1/payments?orderId=" + order.id()), due)
                    .expect(200)
                    .json();
            WrongAnswer.unless(page.at("/items").size() <= 1, "Order %s has two payments: %s", order.id(), page);
            order.sawPayment(page.at("/items/0"), before);
        });
    }

    void payments(Customer customer) {
        var known = new HashMap<UUID, Order.Seen>();
        customer.orders().stream()
                .filter(order -> order.seen().payment() >= 0)
                .forEach(order -> known.put(order.id(), order.seen()));
        var orders = new HashSet<UUID>();
        var list = shop.all(
                customer.session(), Request.get("billing", "payments", "/v1/payments"), limitFor(known.size()));
        for (var view : list.values()) {
            var id = UUID.fromString(view.at("/orderId").asString());
            WrongAnswer.unless(orders.add(id), "Order %s has two payments", id);
            if (known.containsKey(id)) {
                shop.book().order(id).orElseThrow().sawPayment(view, known.get(id));
            }
        }
        known.keySet()
                .forEach(id -> WrongAnswer.unless(orders.contains(id), "The list of payments skips order %s", id));
    }

    void notifications(Customer customer) {
        var known = new HashMap<>(customer.notifications());
        var list = shop.all(
                customer.session(),
                Request.get("notifications", "notifications", "/v1/notifications"),
                limitFor(known.size()));
        known.forEach((id, wasSent) -> {
            var view = list.get(id);
            WrongAnswer.unless(view != null, "The list of notifications skips %s", id);
            WrongAnswer.unless(!wasSent || isSent(view), "Notification %s was sent, and is not any more", id);
        });
        list.forEach((id, view) -> customer.notifications().merge(id, isSent(view), Boolean::logicalOr));
    }

    private static boolean isSent(JsonNode view) {
        var status = view.at("/status").asString("");
        WrongAnswer.unless(status.equals("SENT") || status.equals("QUEUED"), "A notification is not sent: %s", view);
        return status.equals("SENT");
    }

    private static int limitFor(int items) {
        return Math.clamp(items / 3, 2, LARGEST_PAGE);
    }
}

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;

/** What some customers see of their own at the end: all orders, the last name, every mail marked as sent. */
record OwnViewCheck(Shop shop, Truth truth) {

    private static final int CUSTOMERS = 12;
    private static final int PAGE = 20;

    List<String> broken() {
        var broken = new ArrayList<String>();
        for (var customer : shop.book().active(CUSTOMERS)) {
            try {
                look(customer, broken);
            } catch (WrongAnswer wrong) {
                broken.add(wrong.getMessage());
            }
        }
        return broken;
    }

    private void look(Customer customer, List<String> broken) {
        new Accounts(shop).profile(customer, System.nanoTime());
        var shown = shop.all(customer.session(), Request.get("orders", "reckon", "/v1/orders"), PAGE)
                .keySet();
        var own = truth.orders().entrySet().stream()
                .filter(entry -> entry.getValue()
                        .at("/customerId")
                        .asString("")
                        .equals(customer.id().toString()))
                .map(entry -> entry.getKey())
                .collect(toSet());
        if (!shown.equals(own)) {
            broken.add("Customer %s sees %d orders and has %d".formatted(customer.id(), shown.size(), own.size()));
        }
        var notifications =
                shop.all(customer.session(), Request.get("notifications", "reckon", "/v1/notifications"), PAGE);
        for (var entry : notifications.entrySet()) {
            var status = entry.getValue().at("/status").asString("");
            if (!status.equals("SENT")) {
                broken.add("Notification %s is %s, not SENT".formatted(entry.getKey(), status));
            }
        }
        customer.notifications().keySet().stream()
                .filter(id -> !notifications.containsKey(id))
                .forEach(id -> broken.add("Notification %s was there, and is gone".formatted(id)));
    }
}

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Every accepted order is there and has ended as it has to; there is none besides. */
record OrderCheck(Book book, Truth truth) {

    List<String> broken() {
        var broken = new ArrayList<String>();
        for (var order : book.orders().values()) {
            broken.addAll(broken(order));
        }
        var surplus = truth.orders().entrySet().stream()
                .filter(entry -> book.order(entry.getKey()).isEmpty())
                .collect(groupingBy(
                        entry -> UUID.fromString(
                                entry.getValue().at("/customerId").asString()),
                        counting()));
        surplus.forEach((id, count) -> {
            var customer = book.customers().get(id);
            if (count > customer.unanswered().get()) {
                broken.add("Customer %s has %d orders that were never accepted".formatted(id, count));
            }
        });
        return broken;
    }

    private List<String> broken(Order order) {
        var view = truth.orders().get(order.id());
        if (view == null) {
            return List.of("Order %s was accepted, but is gone".formatted(order.id()));
        }
        try {
            order.saw(view, order.seen());
        } catch (WrongAnswer wrong) {
            return List.of(wrong.getMessage());
        }
        var status = view.at("/status").asString("");
        return order.possibleEnds().contains(status)
                ? List.of()
                : List.of("Order %s by %s is %s, not %s"
                        .formatted(order.id(), order.method(), status, String.join(" or ", order.possibleEnds())));
    }
}

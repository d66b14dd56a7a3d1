import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Every fact is mailed once, to whom it concerns. Killing a sender may repeat a mail, under the same Message-ID. */
final class MailCheck {

    private final Book book;
    private final Truth truth;
    private final boolean toleratesRepeats;
    private int repeated;

    MailCheck(Book book, Truth truth, boolean toleratesRepeats) {
        this.book = book;
        this.truth = truth;
        this.toleratesRepeats = toleratesRepeats;
    }

    int repeated() {
        return repeated;
    }

    List<String> broken() {
        var broken = new ArrayList<String>();
        truth.mails().ifPresent(mails -> {
            var facts = facts();
            book.customers().forEach((id, customer) -> {
                var arrived = mails.getOrDefault(customer.email(), List.of()).stream()
                        .collect(groupingBy(
                                mail -> mail.at("/subject").asString(""),
                                mapping(mail -> mail.at("/messageId").asString(""), toList())));
                compare(id, facts.get(id), arrived, broken);
            });
        });
        return broken;
    }

    private void compare(UUID id, Map<String, Range> facts, Map<String, List<String>> arrived, List<String> broken) {
        var subjects = new HashSet<>(facts.keySet());
        subjects.addAll(arrived.keySet());
        for (var subject : subjects) {
            var ids = arrived.getOrDefault(subject, List.of());
            var distinct = new HashSet<>(ids).size();
            var expected = facts.getOrDefault(subject, new Range(0, 0));
            repeated += ids.size() - distinct;
            var counted = toleratesRepeats ? distinct : ids.size();
            if (counted < expected.least() || counted > expected.most()) {
                broken.add("Customer %s got \"%s\" %d times, not %s".formatted(id, subject, ids.size(), expected));
            }
        }
    }

    /** Customer → subject → how many mails there have to be. */
    private Map<UUID, Map<String, Range>> facts() {
        var facts = new HashMap<UUID, Map<String, Range>>();
        book.customers()
                .keySet()
                .forEach(id ->
                        facts.computeIfAbsent(id, _ -> new HashMap<>()).put("Welcome to Monolift", new Range(1, 1)));
        truth.orders().forEach((id, order) -> {
            var subjects = facts.get(UUID.fromString(order.at("/customerId").asString()));
            var isConfirmed = Truth.isConfirmed(order);
            // A cancelled order may have been confirmed before.
            subjects.put("Your order %s is confirmed".formatted(id), new Range(isConfirmed ? 1 : 0, 1));
            subjects.put("Your order %s is cancelled".formatted(id), isConfirmed ? new Range(0, 0) : new Range(1, 1));
            truth.refunds().ifPresent(_ -> {
                var refunds = truth.capturesOf(id).stream()
                        .mapToInt(capture -> truth.refundsOf(capture).size())
                        .sum();
                subjects.put("Your refund for order %s".formatted(id), new Range(refunds, refunds));
            });
        });
        return facts;
    }

    private record Range(int least, int most) {

        @Override
        public String toString() {
            return least == most ? Integer.toString(least) : least + " to " + most;
        }
    }
}

import static java.util.stream.Collectors.groupingBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Counts everything, everywhere, and compares, until it adds up or nobody wants to wait any longer. */
final class Reckoning {

    private static final int LARGEST_PAGE = 100;
    private static final Duration BETWEEN_PAGES = Duration.ofMillis(25);

    private final LoadOptions options;
    private final Shop shop;
    private final Facts facts;
    private final Session admin;
    private final Tally tally;

    Reckoning(LoadOptions options, Shop shop, Book book, Tally tally) {
        this.options = options;
        this.shop = shop;
        this.facts = new Facts(options);
        this.admin = new Session(shop.web(), options.admin(), options.adminPassword());
        this.tally = tally;
    }

    /** A sentence for everything that is not as it should be. Everything has to be right twice, a second apart. */
    List<String> settle() throws InterruptedException {
        var end = System.nanoTime() + options.patience().toNanos();
        var wasRight = false;
        while (true) {
            var broken = broken();
            var isOver = System.nanoTime() - end > 0;
            if (broken.isEmpty() ? wasRight : isOver) {
                broken.addAll(Failures.sentences(options.state()));
                return broken;
            }
            wasRight = broken.isEmpty();
            TimeUnit.SECONDS.sleep(1);
        }
    }

    private List<String> broken() {
        var broken = new ArrayList<String>();
        try {
            var truth = look();
            broken.addAll(new OrderCheck(shop.book(), truth).broken());
            broken.addAll(new MoneyCheck(truth).broken());
            var mails = new MailCheck(shop.book(), truth, options.toleratesLostAnswers());
            broken.addAll(mails.broken());
            tally.put("repeatedMails", mails.repeated());
            broken.addAll(new StockCheck(shop, admin, truth).broken());
            broken.addAll(new OwnViewCheck(shop, truth).broken());
            facts.undelivered()
                    .forEach((schema, count) ->
                            broken.add("%d events of %s are not delivered".formatted(count, schema)));
            count(truth);
        } catch (WrongAnswer | NoAnswer | IllegalStateException unreadable) {
            broken.add("The end could not be read: " + unreadable.getMessage());
        }
        return broken;
    }

    private Truth look() {
        var customers = shop.book().customers();
        var orders = new HashMap<UUID, JsonNode>();
        all("orders", "/v1/orders").forEach((id, order) -> {
            if (customers.containsKey(UUID.fromString(order.at("/customerId").asString()))) {
                orders.put(id, order);
            }
        });
        var payments = all("billing", "/v1/payments").values().stream()
                .collect(groupingBy(
                        payment -> UUID.fromString(payment.at("/orderId").asString())));
        return new Truth(orders, payments, facts.captures(), facts.refunds(), facts.mails());
    }

    /** As the admin sees it, and so slowly that the gateway's limits bear it. */
    private Map<UUID, JsonNode> all(String module, String list) {
        return Pages.all(Request.get(module, "reckon", list), LARGEST_PAGE, request -> {
            LockSupport.parkNanos(BETWEEN_PAGES.toNanos());
            return shop.ask(admin, request);
        });
    }

    private void count(Truth truth) {
        var confirmed =
                truth.orders().values().stream().filter(Truth::isConfirmed).count();
        tally.put("orders", truth.orders().size());
        tally.put("confirmed", confirmed);
        tally.put("cancelled", truth.orders().size() - confirmed);
        truth.captures()
                .ifPresent(_ -> tally.put(
                        "captures",
                        truth.orders().keySet().stream()
                                .mapToLong(id -> truth.capturesOf(id).size())
                                .sum()));
        truth.refunds()
                .ifPresent(_ -> tally.put(
                        "refunds",
                        truth.orders().keySet().stream()
                                .flatMap(id -> truth.capturesOf(id).stream())
                                .mapToLong(capture -> truth.refundsOf(capture).size())
                                .sum()));
        truth.mails()
                .ifPresent(mails -> tally.put(
                        "mails",
                        shop.book().customers().values().stream()
                                .mapToLong(customer -> mails.getOrDefault(customer.email(), List.of())
                                        .size())
                                .sum()));
    }
}

import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The shop as its customers and its admin reach it. */
final class Shop {

    private static final int PLENTY = 1_000_000;
    private static final int FEW = 40;

    private final Web web;
    private final Book book;
    private final Tally tally;

    Shop(Web web, Book book, Tally tally) {
        this.web = web;
        this.book = book;
        this.tally = tally;
        book.remember(web);
    }

    Web web() {
        return web;
    }

    Book book() {
        return book;
    }

    Tally tally() {
        return tally;
    }

    Reply ask(Session session, Request request) {
        return web.ask(request.as(session.token()));
    }

    Reply ask(Customer customer, Request request, long due) {
        return web.ask(request.as(customer.session().token()), due);
    }

    /** Every item of a list, id → item. */
    Map<UUID, JsonNode> all(Session session, Request list, int limit) {
        return Pages.all(list, limit, request -> ask(session, request));
    }

    /** Puts something on the price list that nobody else sells, unless an earlier run has. */
    void stock(Session admin) {
        if (!book.products().isEmpty()) {
            return;
        }
        var run = UUID.randomUUID().toString().substring(0, 8);
        for (var number = 1; number <= 5; number++) {
            var product =
                    new Product("LOAD-%s-%d".formatted(run, number), 1000L * number + 99, number == 5 ? FEW : PLENTY);
            var body = Map.of(
                    "name", "Product " + number, "unitPrice", Request.money(product.cents()), "stock", product.stock());
            ask(admin, Request.put("orders", "stock", "/v1/products/" + product.sku(), body))
                    .expect(200, 201);
            book.add(product);
        }
    }
}

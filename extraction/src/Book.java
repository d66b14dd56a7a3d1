import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import tools.jackson.databind.JsonNode;

/** What the shop has accepted. Every entry is a line of {@code accepted.jsonl}, so that it can be held to it later. */
final class Book implements AutoCloseable {

    private final Path file;
    private final JsonLines lines;
    private final Map<UUID, Order> orders = new ConcurrentHashMap<>();
    private final Map<UUID, Customer> customers = new ConcurrentHashMap<>();
    private final List<Customer> active = new ArrayList<>();
    private final ConcurrentLinkedQueue<Product> products = new ConcurrentLinkedQueue<>();

    private Book(Path file, JsonLines lines) {
        this.file = file;
        this.lines = lines;
    }

    static Book in(Path state) throws IOException {
        var file = state.resolve("accepted.jsonl");
        return new Book(file, JsonLines.appendTo(file));
    }

    /** Takes up what an earlier run has left here. */
    void remember(Web web) {
        for (var line : Json.lines(file)) {
            switch (line.at("/what").asString()) {
                case "product" ->
                    products.add(new Product(text(line, "sku"), number(line, "cents"), number(line, "stock")));
                case "customer" -> know(new Customer(uuid(line, "id"), text(line, "email"), web));
                case "name" -> customers.get(uuid(line, "customer")).renamed((int) number(line, "number"));
                case "order" ->
                    know(new Order(
                            uuid(line, "id"),
                            uuid(line, "customer"),
                            text(line, "sku"),
                            (int) number(line, "quantity"),
                            number(line, "total"),
                            text(line, "method")));
                case "cancelling" -> orders.get(uuid(line, "order")).cancelling();
                case "cancelled" -> orders.get(uuid(line, "order")).cancelled();
                case "unanswered" ->
                    customers.get(uuid(line, "customer")).unanswered().incrementAndGet();
                default -> throw new IllegalStateException(file + ": " + line);
            }
        }
    }

    void add(Product product) {
        write("product", Map.of("sku", product.sku(), "cents", product.cents(), "stock", product.stock()));
        products.add(product);
    }

    void add(Customer customer) {
        write("customer", Map.of("id", customer.id(), "email", customer.email()));
        know(customer);
    }

    void add(Order order, String sku, int quantity) {
        write(
                "order",
                Map.of(
                        "id",
                        order.id(),
                        "customer",
                        order.customer(),
                        "sku",
                        sku,
                        "quantity",
                        quantity,
                        "total",
                        order.total(),
                        "method",
                        order.method()));
        know(order);
    }

    void cancelling(Order order) {
        write("cancelling", Map.of("order", order.id()));
        order.cancelling();
    }

    void cancelled(Order order) {
        write("cancelled", Map.of("order", order.id()));
        order.cancelled();
    }

    void renamed(Customer customer, int number) {
        write("name", Map.of("customer", customer.id(), "number", number));
        customer.renamed(number);
    }

    void unanswered(Customer customer) {
        write("unanswered", Map.of("customer", customer.id()));
        customer.unanswered().incrementAndGet();
    }

    List<Product> products() {
        return List.copyOf(products);
    }

    Map<UUID, Order> orders() {
        return Map.copyOf(orders);
    }

    Optional<Order> order(UUID id) {
        return Optional.ofNullable(orders.get(id));
    }

    Map<UUID, Customer> customers() {
        return Map.copyOf(customers);
    }

    /** The customers that came last, at most so many. */
    synchronized List<Customer> active(int most) {
        return List.copyOf(active.subList(Math.max(0, active.size() - most), active.size()));
    }

    synchronized int size() {
        return active.size();
    }

    /** Any of those. */
    synchronized Customer somebody(int most) {
        var first = Math.max(0, active.size() - most);
        return active.get(ThreadLocalRandom.current().nextInt(first, active.size()));
    }

    private synchronized void know(Customer customer) {
        customers.put(customer.id(), customer);
        active.add(customer);
    }

    private void know(Order order) {
        orders.put(order.id(), order);
        customers.get(order.customer()).has(order);
    }

    private void write(String what, Map<String, Object> values) {
        var line = new TreeMap<>(values);
        line.put("at", System.currentTimeMillis());
        line.put("what", what);
        lines.add(line);
    }

    private static String text(JsonNode line, String name) {
        return line.at("/" + name).asString();
    }

    private static long number(JsonNode line, String name) {
        return line.at("/" + name).asLong();
    }

    private static UUID uuid(JsonNode line, String name) {
        return UUID.fromString(text(line, name));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What customers do to the application, over HTTP. */
final class Shop {

    private static final int CUSTOMERS = 16;

    private final HttpLoad load;
    private final List<Visit> visits;
    private final AtomicInteger next = new AtomicInteger();

    private Shop(HttpLoad load, List<Visit> visits) {
        this.load = load;
        this.visits = visits;
    }

    static void register(int port) throws IOException {
        try (var wire = Wire.to(port)) {
            for (var number = 1; number <= CUSTOMERS; number++) {
                new Customer(number).register(wire);
            }
        }
    }

    static Shop open(int port, int clients, Postgres postgres) throws IOException {
        return open(port, port, clients, postgres);
    }

    /**
     * The customers log in; what they have ordered before can be read.
     *
     * @param loginPort of the process that hosts users
     * @param port of the process that hosts orders
     */
    static Shop open(int loginPort, int port, int clients, Postgres postgres) throws IOException {
        var visits = new ArrayList<Visit>();
        try (var wire = Wire.to(loginPort)) {
            for (var number = 1; number <= CUSTOMERS; number++) {
                var customer = new Customer(number);
                visits.add(new Visit(customer.login(wire), ordersOf(customer, postgres)));
            }
        }
        return new Shop(new HttpLoad(port, clients), List.copyOf(visits));
    }

    /** A client waits for a place in the window before it orders. */
    Timed place(Duration time, Window window) throws IOException {
        return load.run(time, () -> new Placing(nextVisit().session(), window));
    }

    /** One order, as long as nobody else orders; in nanoseconds, until it is accepted. */
    long placeOne(Wire wire) throws IOException {
        var key = UUID.randomUUID().toString();
        var begin = System.nanoTime();
        wire.send(nextVisit().session().placeOrder(key, Seed.sku(0), Seed.sku(1)));
        Customer.expect(HttpMessage.readFrom(wire), 201);
        return System.nanoTime() - begin;
    }

    Timed read(Duration time) throws IOException {
        return read(time, load.clients());
    }

    Timed read(Duration time, int clients) throws IOException {
        return new HttpLoad(load.port(), clients).run(time, () -> new Reading(nextVisit()));
    }

    private Visit nextVisit() {
        return visits.get(next.getAndIncrement() % visits.size());
    }

    private static List<String> ordersOf(Customer customer, Postgres postgres) {
        return postgres.texts(Postgres.APPLICATION, """
            SELECT placed_order.id
            FROM orders.placed_order JOIN users.account ON account.id = placed_order.customer_id
            WHERE account.email = '%s'\
            """.formatted(customer.email()));
    }

    private static boolean expect(boolean expected, HttpAnswer answer) {
        if (!expected) {
            throw new IllegalStateException("Nobody expected " + answer);
        }
        return true;
    }

    private record Visit(Customer.Session session, List<String> orders) {}

    private record Placing(Customer.Session session, Window window) implements HttpLoad.Work {

        @Override
        public byte[] next() {
            if (!window.enter()) {
                return HttpLoad.NOTHING;
            }
            var random = ThreadLocalRandom.current();
            var key = new UUID(random.nextLong(), random.nextLong()).toString();
            var first = random.nextInt(Seed.PRODUCTS);
            var second = (first + 1 + random.nextInt(Seed.PRODUCTS - 1)) % Seed.PRODUCTS;
            return session.placeOrder(key, Seed.sku(first), Seed.sku(second));
        }

        @Override
        public boolean accept(HttpAnswer answer) {
            if (answer.hasStatus(503)) {
                window.leave();
                return false;
            }
            return expect(answer.hasStatus(201), answer);
        }
    }

    private static final class Reading implements HttpLoad.Work {

        private final Visit visit;
        private String wanted = "";

        Reading(Visit visit) {
            this.visit = visit;
        }

        @Override
        public byte[] next() {
            var orders = visit.orders();
            wanted = orders.get(ThreadLocalRandom.current().nextInt(orders.size()));
            return visit.session().readOrder(wanted);
        }

        @Override
        public boolean accept(HttpAnswer answer) {
            return !answer.hasStatus(503)
                    && expect(answer.hasStatus(200) && answer.contains(wanted.getBytes(US_ASCII)), answer);
        }
    }
}

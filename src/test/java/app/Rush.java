package app;

import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * Customers who order all at once and do not give up: a request without an answer, or with one that blames the server,
 * is sent again under the same key, to the next instance.
 */
final class Rush implements AutoCloseable {

    private static final Duration LONGEST_ORDER = Duration.ofSeconds(60);

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

    private static final List<String> EVERY_METHOD =
            Stream.concat(METHODS.stream(), Stream.of("card_slow")).toList();

    private final String sku;
    private final List<? extends Entrance> instances;
    private final List<Customer> customers;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Future<?>> running = new ArrayList<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Collection<Accepted> accepted = new ConcurrentLinkedQueue<>();
    private final Collection<String> failures = new ConcurrentLinkedQueue<>();

    private Rush(String sku, List<? extends Entrance> instances, List<Customer> customers) {
        this.sku = sku;
        this.instances = List.copyOf(instances);
        this.customers = List.copyOf(customers);
    }

    static Rush of(int customers, String sku, Entrance... instances) {
        var registered = new ArrayList<Customer>();
        for (var number = 0; number < customers; number++) {
            var shop = ShopClient.at(instances[0]);
            var email = ShopClient.newEmail();
            shop.register(email, "Customer " + number);
            registered.add(new Customer(email, shop.login(email)));
        }
        return new Rush(sku, List.of(instances), registered);
    }

    void start(int ordersEach) {
        for (var customer : customers) {
            running.add(threads.submit(() -> {
                for (var number = 0; number < ordersEach; number++) {
                    accepted.add(order(customer, number, METHODS));
                }
            }));
        }
    }

    /** Every customer orders, pauses, and orders again, by every method there is, until {@link #stop}. */
    void startSteadily(Duration pause) {
        for (var customer : customers) {
            running.add(threads.submit(() -> {
                for (var number = 0; !stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS); number++) {
                    accepted.add(order(customer, number, EVERY_METHOD));
                }
                return customer;
            }));
        }
    }

    /** Nobody orders any more; what was begun is brought to its end. */
    void stop() {
        stopped.countDown();
        awaitEnd();
    }

    /** What the shop has said yes to, so far. */
    List<Accepted> accepted() {
        return List.copyOf(accepted);
    }

    /** What had to be sent again, so far. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    List<Customer> customers() {
        return customers;
    }

    String sku() {
        return sku;
    }

    void awaitAccepted(int orders) {
        await("%d accepted orders".formatted(orders))
                .atMost(Duration.ofSeconds(90))
                .pollInterval(Duration.ofMillis(5))
                .failFast(this::throwIfFailed)
                .until(() -> accepted.size() >= orders);
    }

    void awaitEnd() {
        for (var buyer : running) {
            result(buyer);
        }
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    private Accepted order(Customer customer, int number, List<String> methods) {
        var key = UUID.randomUUID().toString();
        var method = methods.get(number % methods.size());
        var quantity = 1 + number % 3;
        var attempts = new int[] {number};
        var id = await("an order of " + customer.email())
                .atMost(LONGEST_ORDER)
                .pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofMillis(50))
                .until(
                        () -> {
                            var instance = instances.get(attempts[0]++ % instances.size());
                            return tryToOrder(customer.client().movedTo(instance), key, quantity, method);
                        },
                        Optional::isPresent);
        return new Accepted(id.orElseThrow(), quantity, method);
    }

    private Optional<UUID> tryToOrder(ShopClient customer, String key, int quantity, String method) {
        try {
            var answer = customer.placeOrder(key, sku, quantity, method);
            // 409 under an own key: the request that lost its connection is still being worked on.
            var tryAgain = answer.status() >= 500 || answer.status() == 409;
            if (tryAgain) {
                failures.add(answer.toString());
                return Optional.empty();
            }
            return Optional.of(answer.expect(201).id());
        } catch (UncheckedIOException noAnswer) {
            failures.add(noAnswer.toString());
            return Optional.empty();
        }
    }

    private void throwIfFailed() {
        running.stream().filter(Future::isDone).forEach(Rush::result);
    }

    private static void result(Future<?> buyer) {
        try {
            buyer.get(2, TimeUnit.MINUTES);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        } catch (ExecutionException | TimeoutException failed) {
            throw new AssertionError("A customer could not order", failed);
        }
    }

    /** @param client with the customer's token */
    record Customer(String email, ShopClient client) {}

    /** An order that was answered 201. */
    record Accepted(UUID id, int quantity, String method) {

        boolean shouldStand() {
            return !method.equals("card_declined");
        }
    }
}

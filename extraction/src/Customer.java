import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Somebody who has registered, and what they know. */
final class Customer {

    static final String PASSWORD = "correct horse battery staple";
    private static final int RECENT = 8;

    private final UUID id;
    private final String email;
    private final Session session;
    private final List<Order> orders = new ArrayList<>();
    private final Map<UUID, Boolean> notifications = new ConcurrentHashMap<>();
    private final AtomicInteger unanswered = new AtomicInteger();
    private final ReentrantLock renaming = new ReentrantLock();
    private volatile int name;

    Customer(UUID id, String email, Web web) {
        this.id = id;
        this.email = email;
        this.session = new Session(web, email, PASSWORD);
    }

    UUID id() {
        return id;
    }

    String email() {
        return email;
    }

    Session session() {
        return session;
    }

    synchronized void has(Order order) {
        orders.add(order);
    }

    synchronized List<Order> orders() {
        return List.copyOf(orders);
    }

    /** One of the last, where most still happens. */
    synchronized Optional<Order> someOrder() {
        if (orders.isEmpty()) {
            return Optional.empty();
        }
        var choice = ThreadLocalRandom.current().nextInt(Math.min(RECENT, orders.size()));
        return Optional.of(orders.get(orders.size() - 1 - choice));
    }

    /** An order may have been taken whose answer never came. */
    AtomicInteger unanswered() {
        return unanswered;
    }

    /** Id → whether it is known to be sent. */
    Map<UUID, Boolean> notifications() {
        return notifications;
    }

    /** Only one name is on its way at a time, else nobody could say which holds. */
    ReentrantLock renaming() {
        return renaming;
    }

    /** The number in the last name that was accepted. */
    int name() {
        return name;
    }

    void renamed(int number) {
        name = number;
    }

    static String displayName(int number) {
        return "Ada Lovelace " + number;
    }
}

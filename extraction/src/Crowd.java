import java.nio.file.Files;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/**
 * Customers who come at their rate, however the shop does: a slow answer does not keep the next request from being
 * sent, and the time it waits for its turn counts.
 */
final class Crowd {

    private static final int FIRST_CUSTOMERS = 6;
    private static final long LONGEST_DEED_SECONDS = 60;
    private static final int ARRIVALS = 100;
    private static final int NEWCOMERS = 3;
    private static final int REPLACEMENTS = 1;

    private final LoadOptions options;
    private final Shop shop;
    private final Book book;
    private final Tally tally;
    private final Accounts accounts;
    private final Habit register;
    private final NavigableMap<Integer, Habit> habits;

    Crowd(LoadOptions options, Shop shop, Book book, Tally tally) {
        this.options = options;
        this.shop = shop;
        this.book = book;
        this.tally = tally;
        this.accounts = new Accounts(shop);
        this.register = new Habit("register", (_, due) -> accounts.register(due));
        this.habits = habits(accounts, new Purchases(shop), new Reading(shop));
    }

    /** Until the time is over, or somebody puts the file {@code stop} there. */
    void play() throws InterruptedException {
        try {
            shop.stock(new Session(shop.web(), options.admin(), options.adminPassword()));
            while (book.size() < FIRST_CUSTOMERS) {
                accounts.register(System.nanoTime());
            }
        } catch (WrongAnswer | NoAnswer closed) {
            tally.wrong("begin", "Nobody can come: " + closed.getMessage());
            return;
        }
        tally.begin();
        try (var clock = Executors.newSingleThreadScheduledExecutor();
                var customers = Executors.newCachedThreadPool()) {
            clock.scheduleAtFixedRate(tally::sample, 1, 1, TimeUnit.SECONDS);
            come(customers);
            customers.shutdown();
            if (!customers.awaitTermination(LONGEST_DEED_SECONDS, TimeUnit.SECONDS)) {
                tally.wrong("end", "Customers still wait after %d s".formatted(LONGEST_DEED_SECONDS));
            }
            clock.shutdownNow();
        }
        tally.end();
    }

    private void come(ExecutorService customers) throws InterruptedException {
        var interval = (long) (1e9 / options.rate());
        var begin = System.nanoTime();
        var end = begin + options.time().toNanos();
        for (var due = begin; !isOver(due, end, begin); due += interval) {
            TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            var time = due;
            customers.execute(() -> something(time));
        }
    }

    private boolean isOver(long due, long end, long begin) {
        return (end != begin && due - end >= 0) || Files.exists(options.state().resolve("stop"));
    }

    private void something(long due) {
        var isFull = book.size() >= options.customers();
        var isNew = random(ARRIVALS) < (isFull ? REPLACEMENTS : NEWCOMERS);
        var habit = isNew
                ? register
                : habits.ceilingEntry(random(habits.lastKey()) + 1).getValue();
        try {
            habit.deed().accept(book.somebody(options.customers()), due);
        } catch (NoAnswer recorded) {
            // It is in the records.
        } catch (WrongAnswer wrong) {
            tally.wrong(habit.name(), wrong.getMessage());
        } catch (RuntimeException unexpected) {
            tally.wrong(habit.name(), unexpected.toString());
        }
    }

    private static int random(int bound) {
        return ThreadLocalRandom.current().nextInt(bound);
    }

    /** What customers do, how often compared with one another. */
    private NavigableMap<Integer, Habit> habits(Accounts accounts, Purchases purchases, Reading reading) {
        var habits = new TreeMap<Integer, Habit>();
        add(habits, 30, "order", purchases::order);
        add(habits, 4, "cancel", purchases::cancel);
        add(habits, 6, "products", reading::products);
        add(habits, 8, "product", reading::product);
        add(habits, 16, "read", reading::order);
        add(habits, 3, "list", (customer, _) -> reading.orders(customer));
        add(habits, 5, "summary", reading::summary);
        add(habits, 10, "payment", reading::payment);
        add(habits, 2, "payments", (customer, _) -> reading.payments(customer));
        add(habits, 10, "notifications", (customer, _) -> reading.notifications(customer));
        add(habits, 4, "preferences", accounts::preferences);
        add(habits, 10, "profile", accounts::profile);
        add(habits, 3, "rename", accounts::rename);
        return habits;
    }

    private static void add(
            NavigableMap<Integer, Habit> habits, int weight, String name, BiConsumer<Customer, Long> deed) {
        var before = habits.isEmpty() ? 0 : habits.lastKey();
        habits.put(before + weight, new Habit(name, deed));
    }

    private record Habit(String name, BiConsumer<Customer, Long> deed) {}
}

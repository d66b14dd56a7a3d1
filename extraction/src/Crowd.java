import java.nio.file.Files;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

/**
 * Customers who come at their rate, however the shop does: a slow answer does not keep the next request from being sent,
 * and the time it waits for its turn counts.
 */
final class Crowd {

    private static final int FIRST_CUSTOMERS = 6;
    private static final long LONGEST_DEED_SECONDS = 60;

    private final LoadOptions options;
    private final Shop shop;
    private final Book book;
    private final Tally tally;
    private final Accounts accounts;
    private final Purchases purchases;
    private final Reading reading;

    Crowd(LoadOptions options, Shop shop, Book book, Tally tally) {
        this.options = options;
        this.shop = shop;
        this.book = book;
        this.tally = tally;
        this.accounts = new Accounts(shop);
        this.purchases = new Purchases(shop);
        this.reading = new Reading(shop);
    }

    /** Until the time is over, or somebody puts the file {@code stop} there. */
    void play() throws InterruptedException {
        shop.stock(new Session(shop.web(), options.admin(), options.adminPassword()));
        while (book.size() < FIRST_CUSTOMERS) {
            accounts.register(System.nanoTime());
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
        var choice = ThreadLocalRandom.current().nextInt(1000);
        try {
            var isFull = book.size() >= options.customers();
            if (choice < (isFull ? 10 : 30)) {
                accounts.register(due);
            } else {
                something(book.somebody(options.customers()), choice, due);
            }
        } catch (WrongAnswer wrong) {
            tally.wrong("choice " + choice, wrong.getMessage());
        } catch (NoAnswer recorded) {
            // It is in the records.
        } catch (RuntimeException unexpected) {
            tally.wrong("choice " + choice, unexpected.toString());
        }
    }

    /** Of 1000. */
    private void something(Customer customer, int choice, long due) {
        if (choice < 320) {
            purchases.order(customer, due);
        } else if (choice < 360) {
            purchases.cancel(customer, due);
        } else if (choice < 420) {
            reading.products(customer, due);
        } else if (choice < 500) {
            reading.product(customer, due);
        } else if (choice < 660) {
            reading.order(customer, due);
        } else if (choice < 690) {
            reading.orders(customer);
        } else if (choice < 740) {
            reading.summary(customer, due);
        } else if (choice < 820) {
            reading.payment(customer, due);
        } else if (choice < 840) {
            reading.payments(customer);
        } else if (choice < 880) {
            reading.notifications(customer);
        } else if (choice < 910) {
            accounts.preferences(customer, due);
        } else if (choice < 970) {
            accounts.profile(customer, due);
        } else {
            accounts.rename(customer, due);
        }
    }
}

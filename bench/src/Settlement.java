import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Waits until everything that the placed orders have caused is done. */
record Settlement(Postgres postgres, MailSink mails, PaymentSink payments) {

    private static final Duration LONGEST = Duration.ofSeconds(60);

    private static final String BACKLOG = "SELECT (SELECT count(*) FROM users.outbox)"
            + " + (SELECT count(*) FROM orders.outbox)"
            + " + (SELECT count(*) FROM billing.outbox)"
            + " + (SELECT count(*) FROM notifications.outbox)";

    /**
     * @param orders how many were accepted in all, ever
     * @return when the last one was paid, confirmed and mailed and no event was left, see {@link System#nanoTime()}
     */
    long await(long orders) throws InterruptedException {
        var begin = System.nanoTime();
        while (mails.confirmations() < orders || postgres.number(Postgres.APPLICATION, BACKLOG) > 0) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                throw new IllegalStateException("After %s, %d of %d orders are mailed, and %d events wait"
                        .formatted(
                                LONGEST,
                                mails.confirmations(),
                                orders,
                                postgres.number(Postgres.APPLICATION, BACKLOG)));
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return System.nanoTime();
    }

    /** Everything exactly once. */
    void verify(long orders) {
        var confirmed = postgres.number(
                Postgres.APPLICATION, "SELECT count(*) FROM orders.placed_order WHERE status = 'CONFIRMED'");
        if (confirmed != orders || payments.captured() != orders || mails.confirmations() != orders) {
            throw new IllegalStateException("Of %d orders, %d are confirmed, %d were charged and %d mailed"
                    .formatted(orders, confirmed, payments.captured(), mails.confirmations()));
        }
    }
}

package app;

import static org.awaitility.Awaitility.await;

import java.time.Duration;

/** Confirmed orders of which notifications is not told, until it can write again: they wait in the outbox of orders. */
record HeldConfirmations(Stage stage) {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final int SOME = 3;

    void hold() {
        execute("REVOKE INSERT ON notifications.notification FROM ");
    }

    void release() {
        execute("GRANT INSERT ON notifications.notification TO ");
    }

    void awaitWaiting(boolean withPieces) {
        await("confirmations that wait").atMost(LIMIT).until(() -> waiting(withPieces) >= SOME);
    }

    void awaitNone(boolean withPieces) {
        await("no confirmation that waits").atMost(LIMIT).until(() -> waiting(withPieces) == 0);
    }

    private long waiting(boolean withPieces) {
        return stage.inDatabase(dsl -> (Long) dsl.fetchValue("""
            SELECT count(*) FROM orders.outbox
            WHERE event_name = 'orders.order-confirmed.v1' AND jsonb_exists(payload, 'pieces') = ?
            """, withPieces));
    }

    private void execute(String grant) {
        stage.inDatabase(dsl -> dsl.execute(grant + dsl.fetchValue("""
            SELECT quote_ident(tableowner) FROM pg_tables
            WHERE schemaname = 'notifications' AND tablename = 'notification'
            """)));
    }
}

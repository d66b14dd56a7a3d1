package app.billing.internal;

import app.billing.Billing;
import app.billing.PaymentProviderSimulator;
import app.billing.PaymentRequested;
import app.billing.PaymentView;
import app.billing.RefundRequested;
import app.billing.RequestPayment;
import app.runtime.UuidV7;
import app.runtime.database.IdempotencyKeys;
import app.runtime.database.TestDatabase;
import app.wire.Wire;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Billing on a real database and a real provider; a test delivers the events itself, as often as it likes. */
final class BillingForTests implements AutoCloseable {

    private final PaymentProviderSimulator simulator = PaymentProviderSimulator.start();
    private final TestDatabase database = TestDatabase.create();
    private final Clock clock = Clock.systemUTC();
    private final Queue<Object> committed = new ConcurrentLinkedQueue<>();

    private final TransactionOperations transaction = database.transaction("billing");
    private final PaymentRepository payments = new PaymentRepository(database.dsl("billing"));
    private final RefundRepository refundRepository = new RefundRepository(database.dsl("billing"));
    private final Refunds refunds = new Refunds(payments, refundRepository, this::publish, clock);

    private final Billing ledger =
            Wire.through(Billing.class, new Ledger(transaction, payments, refunds, this::publish, clock));
    private final RefundDesk refundDesk = new RefundDesk(transaction, new FreshKeys(), payments, refunds);
    private final PaymentProvider provider = BillingFixture.providerAt(simulator.url(), Duration.ofSeconds(10));

    Billing ledger() {
        return ledger;
    }

    PaymentProviderSimulator simulator() {
        return simulator;
    }

    PaymentProvider provider() {
        return provider;
    }

    PaymentProvider providerWithin(Duration timeout) {
        return BillingFixture.providerAt(simulator.url(), timeout);
    }

    /** A payment that is CAPTURED. */
    PaymentView captured() {
        return requestAndCapture(BillingFixture.requestBy("card_ok"));
    }

    PaymentView requestAndCapture(RequestPayment command) {
        ledger.requestPayment(command);
        capture(command.orderId(), provider);
        return paymentOf(command.orderId());
    }

    PaymentView paymentOf(UUID orderId) {
        return ledger.findByOrder(orderId).orElseThrow();
    }

    RequestRefundResult requestRefund(PaymentView payment, RequestRefund.Amount amount) {
        return refundDesk.request(UuidV7.next(), "key", new RequestRefund(payment.id(), amount));
    }

    void capture(UUID orderId, PaymentProvider by) {
        var listener = new CaptureListener(payments, by, transaction, this::publish, clock);
        published(PaymentRequested.class)
                .filter(event -> event.orderId().equals(orderId))
                .forEach(listener::capture);
    }

    void payBack(PaymentView payment, PaymentProvider by) {
        var listener = new RefundListener(refundRepository, by, transaction, refunds);
        published(RefundRequested.class)
                .filter(event -> event.paymentId().equals(payment.id()))
                .forEach(listener::refund);
    }

    /** What was published by transactions that were committed. */
    <E> Stream<E> published(Class<E> type) {
        return committed.stream().filter(type::isInstance).map(type::cast);
    }

    /** Answers what each of so many simultaneous calls answered. */
    static <R> List<R> atOnce(int times, Callable<R> call) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var futures =
                    threads.invokeAll(Stream.generate(() -> call).limit(times).toList());
            return futures.stream().map(future -> future.resultNow()).toList();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    @Override
    public void close() {
        simulator.close();
        database.close();
    }

    private void publish(Object event) {
        if (!database.database("billing").inTransaction()) {
            throw new IllegalStateException("Published outside a transaction: " + event);
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                committed.add(event);
            }
        });
    }

    /** Every key is new; what a used one answers is shown over HTTP. */
    private static final class FreshKeys implements IdempotencyKeys {

        @Override
        public <R> Claim<R> claim(UUID caller, String key, Object command, Class<R> resultType) {
            return new Claim.Fresh<>();
        }

        @Override
        public void remember(UUID caller, String key, Object result) {}
    }
}

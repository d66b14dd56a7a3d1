package app.orders.internal;

import static app.orders.internal.OrderFixture.euros;
import static org.assertj.core.api.Assertions.assertThat;

import app.billing.Billing;
import app.billing.PaymentView;
import app.billing.RefundPayment;
import app.billing.RefundPaymentResult;
import app.billing.RequestPayment;
import app.orders.OrderId;
import app.orders.OrderNotifications;
import app.orders.OrderNotifications.Sent;
import app.orders.OrderView;
import app.orders.OrderView.Status;
import app.runtime.UuidV7;
import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import tools.jackson.databind.JsonNode;

class OrderSummariesTests {

    private static final OrderView ORDER = new OrderView(
            new OrderId(UuidV7.next()),
            UUID.randomUUID(),
            Status.PENDING,
            List.of(new OrderView.Item("tea", "Tea", 1, euros(250))),
            euros(250),
            "card_ok",
            Instant.EPOCH,
            null);

    private static final PaymentView PAYMENT = requested(new RequestPayment(
            ORDER.id().value(), ORDER.customerId(), new app.billing.Money(250, OrderFixture.EUR), "card_ok"));

    private static final Sent SENT = new Sent(UuidV7.next(), "order", "Thank you", "SENT", Instant.EPOCH);

    @Test
    void giveWhatTheOthersKnow() {
        var summary = summary(() -> Optional.of(PAYMENT), () -> List.of(SENT));

        assertThat(summary.at("/order/id").asString())
                .isEqualTo(ORDER.id().value().toString());
        assertThat(summary.at("/payment/available").asBoolean()).isTrue();
        assertThat(summary.at("/payment/id").asString())
                .isEqualTo(PAYMENT.id().value().toString());
        assertThat(summary.at("/payment/status").asString()).isEqualTo("PENDING");
        assertThat(summary.at("/notifications/items/0/subject").asString()).isEqualTo("Thank you");
    }

    @Test
    void sayThatNothingIsPaidOrSentYet() {
        var summary = summary(Optional::empty, List::of);

        assertThat(summary.at("/payment")).isEqualTo(json("{\"available\":true}"));
        assertThat(summary.at("/notifications")).isEqualTo(json("{\"available\":true,\"items\":[]}"));
    }

    @Test
    void leaveOutAModuleThatFails() {
        var summary = summary(
                () -> {
                    throw new IllegalStateException("down");
                },
                () -> List.of(SENT));

        assertThat(summary.at("/payment")).isEqualTo(json("{\"available\":false}"));
        assertThat(summary.at("/notifications/available").asBoolean()).isTrue();
    }

    @Test
    void leaveOutAModuleThatIsNotThere() {
        var summary = json(new OrderSummaries(billing(Optional::empty), provider(Stream.empty())).of(ORDER));

        assertThat(summary.at("/notifications")).isEqualTo(json("{\"available\":false}"));
    }

    @Test
    void leaveOutAModuleThatTakesTooLong() throws InterruptedException {
        var answered = new CountDownLatch(1);
        Supplier<List<Sent>> slow = () -> {
            awaitUninterrupted(answered);
            return List.of();
        };

        var summary = Deadline.call(Deadline.in(Duration.ofMillis(300)), () -> summary(Optional::empty, slow));
        answered.countDown();

        assertThat(summary.at("/notifications")).isEqualTo(json("{\"available\":false}"));
        assertThat(summary.at("/payment/available").asBoolean()).isTrue();
    }

    @Test
    void askEverybodyAtOnce() {
        var together = new CyclicBarrier(2);

        var summary = summary(
                () -> {
                    meet(together);
                    return Optional.empty();
                },
                () -> {
                    meet(together);
                    return List.of();
                });

        assertThat(summary.at("/payment/available").asBoolean()).isTrue();
        assertThat(summary.at("/notifications/available").asBoolean()).isTrue();
    }

    @Test
    void askOnBehalfOfTheRequestAndWithinItsDeadline() {
        var correlation = new AtomicReference<String>();
        var remaining = new AtomicReference<Duration>();

        Correlation.run(
                new Correlation("my-request", null),
                () -> Deadline.run(
                        Deadline.in(Duration.ofSeconds(1)),
                        () -> summary(
                                () -> {
                                    correlation.set(
                                            Correlation.current().orElseThrow().id());
                                    remaining.set(
                                            Deadline.current().orElseThrow().remaining());
                                    return Optional.empty();
                                },
                                List::of)));

        assertThat(correlation).hasValue("my-request");
        assertThat(remaining.get()).isLessThan(Duration.ofSeconds(1));
    }

    private static JsonNode summary(Supplier<Optional<PaymentView>> payment, Supplier<List<Sent>> sent) {
        OrderNotifications notifications = _ -> sent.get();
        return json(new OrderSummaries(billing(payment), provider(Stream.of(notifications))).of(ORDER));
    }

    private static JsonNode json(OrderSummary summary) {
        return json(Json.mapper().writeValueAsString(summary));
    }

    private static JsonNode json(String text) {
        return Json.mapper().readTree(text);
    }

    private static ObjectProvider<OrderNotifications> provider(Stream<OrderNotifications> beans) {
        return new ObjectProvider<>() {
            @Override
            public Stream<OrderNotifications> stream() {
                return beans;
            }
        };
    }

    private static Billing billing(Supplier<Optional<PaymentView>> payment) {
        return new Billing() {
            @Override
            public PaymentView requestPayment(RequestPayment command) {
                throw new AssertionError("A summary asks for no payment");
            }

            @Override
            public RefundPaymentResult refund(RefundPayment command) {
                throw new AssertionError("A summary refunds nothing");
            }

            @Override
            public Optional<PaymentView> findByOrder(UUID orderId) {
                return payment.get();
            }
        };
    }

    private static PaymentView requested(RequestPayment command) {
        return new FakeBilling().requestPayment(command);
    }

    private static void meet(CyclicBarrier barrier) {
        try {
            barrier.await(1, TimeUnit.SECONDS);
        } catch (Exception alone) {
            throw new IllegalStateException("Nobody came", alone);
        }
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

package app.orders.internal;

import app.billing.Billing;
import app.orders.OrderId;
import app.orders.OrderNotifications;
import app.orders.OrderView;
import app.orders.internal.OrderSummary.NotificationsPart;
import app.orders.internal.OrderSummary.PaymentPart;
import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.context.UserToken;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Asks the other modules about an order, all at once. One that fails, or takes too long, is left out of the answer. */
@Component
final class OrderSummaries {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

    private static final Logger log = LoggerFactory.getLogger(OrderSummaries.class);

    private final Billing billing;
    private final ObjectProvider<OrderNotifications> notifications;

    OrderSummaries(Billing billing, ObjectProvider<OrderNotifications> notifications) {
        this.billing = billing;
        this.notifications = notifications;
    }

    OrderSummary of(OrderView order) {
        var id = order.id();
        var limit = Deadline.in(patience());
        var payment = ask("payment", id, limit, () -> billing.findByOrder(id.value()));
        var sent = notifications.stream()
                .findFirst()
                .map(module -> ask("notifications", id, limit, () -> module.about(id.value())));
        return new OrderSummary(
                order,
                payment.answer()
                        .map(found -> new PaymentPart(true, found.orElse(null)))
                        .orElseGet(() -> new PaymentPart(false, null)),
                sent.flatMap(Question::answer)
                        .map(found -> new NotificationsPart(true, found))
                        .orElseGet(() -> new NotificationsPart(false, null)));
    }

    /** A part of what the client still waits for, so that the rest of the summary reaches it in time. */
    private static Duration patience() {
        return Deadline.current()
                .map(deadline -> deadline.remaining().multipliedBy(9).dividedBy(10))
                .filter(shorter -> shorter.compareTo(LONGEST_WAIT) < 0)
                .orElse(LONGEST_WAIT);
    }

    private static <T> Question<T> ask(String part, OrderId id, Deadline limit, Supplier<T> question) {
        var correlation = Correlation.current().orElseGet(Correlation::fresh);
        var asked = UserToken.<T, RuntimeException>keep(question::get);
        var task = new FutureTask<T>(() -> Deadline.call(limit, () -> Correlation.call(correlation, asked)));
        Thread.ofVirtual().name("orders-summary-" + part).start(task);
        return new Question<>(part, id, limit, task);
    }

    /** Asked, and not waited for yet. It is never interrupted: it ends by the same deadline. */
    private record Question<T>(String part, OrderId id, Deadline limit, FutureTask<T> task) {

        Optional<T> answer() {
            try {
                return Optional.of(task.get(limit.remaining().toNanos(), TimeUnit.NANOSECONDS));
            } catch (TimeoutException slow) {
                log.warn("No answer in time: the summary of order {} is given without its {}", id.value(), part);
            } catch (ExecutionException failure) {
                log.warn("The summary of order {} is given without its {}", id.value(), part, failure.getCause());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return Optional.empty();
        }
    }
}

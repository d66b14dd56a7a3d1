package app.orders.internal;

import app.billing.PaymentView;
import app.orders.OrderNotifications.Sent;
import app.orders.OrderView;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An order and what other modules know about it; what cannot be had right now is marked and left out. */
record OrderSummary(OrderView order, PaymentPart payment, NotificationsPart notifications) {

    /** @param payment absent while none was requested, and while billing does not answer */
    record PaymentPart(
            boolean available, @JsonUnwrapped @Nullable PaymentView payment) {}

    /** @param items absent while nobody answers */
    record NotificationsPart(boolean available, @Nullable List<Sent> items) {}
}

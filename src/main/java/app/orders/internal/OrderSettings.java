package app.orders.internal;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;

/** How long orders wait, and how long they can be taken back. */
@Settings
record OrderSettings(
        @Variable(
                name = "ORDERS_PENDING_LIMIT",
                meaning = "How long an order may wait for its payment before it is cancelled and its stock released",
                defaultValue = "30m")
        @DurationMin(seconds = 1)
        Duration pendingLimit,

        @Variable(
                name = "ORDERS_CANCELLATION_WINDOW",
                meaning = "How long after its confirmation an order can still be cancelled",
                defaultValue = "14d")
        @DurationMin
        Duration cancellationWindow,

        @Variable(
                name = "ORDERS_SWEEP_INTERVAL",
                meaning = "How long to wait between two looks for orders over ORDERS_PENDING_LIMIT",
                defaultValue = "30s")
        @DurationMin(millis = 100)
        Duration sweepInterval) {}

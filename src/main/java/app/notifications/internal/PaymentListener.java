package app.notifications.internal;

import app.billing.PaymentRefunded;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Gives payers a receipt for what they get back. */
@Component
class PaymentListener {

    private final NotificationDesk desk;

    PaymentListener(NotificationDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "notifications.announce-refund")
    void on(PaymentRefunded event) {
        desk.announce(Announcement.of(event));
    }
}

package app.notifications.internal;

import app.orders.OrderCancelled;
import app.orders.OrderConfirmed;
import org.springframework.modulith.events.ApplicationModuleListener;
import org.springframework.stereotype.Component;

/** Tells customers how their orders end. */
@Component
class OrderListener {

    private final NotificationDesk desk;

    OrderListener(NotificationDesk desk) {
        this.desk = desk;
    }

    @ApplicationModuleListener(id = "notifications.announce-confirmation")
    void on(OrderConfirmed event) {
        desk.announce(Announcement.of(event));
    }

    @ApplicationModuleListener(id = "notifications.announce-cancellation")
    void on(OrderCancelled event) {
        desk.announce(Announcement.of(event));
    }
}

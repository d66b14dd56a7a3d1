package app.notifications.internal;

import app.orders.OrderNotifications;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What customers were told about an order, for its summary. */
@Component
class OrderCorrespondence implements OrderNotifications {

    private final NotificationRepository notifications;

    OrderCorrespondence(NotificationRepository notifications) {
        this.notifications = notifications;
    }

    @Override
    public List<Sent> about(UUID orderId) {
        return notifications.about(orderId).stream()
                .map(OrderCorrespondence::sent)
                .toList();
    }

    private static Sent sent(Notification notification) {
        return new Sent(
                notification.id(),
                notification.kind().word(),
                notification.subject(),
                notification.status().name(),
                notification.at());
    }
}

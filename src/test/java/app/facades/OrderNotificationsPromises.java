package app.facades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.orders.OrderNotifications;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link OrderNotifications} promises, whatever lies between it and its caller. */
abstract class OrderNotificationsPromises {

    abstract Site site();

    @Test
    void tellsWhatTheCustomerWasTold() {
        var customer = site().anybody().newCustomer();
        var order = customer.placeOrder(site().newProduct(1999, 10), 1, "card_ok")
                .expect(201)
                .id();

        var sent = await().atMost(Site.SOON)
                .until(
                        () -> notifications().about(order),
                        all -> all.stream().anyMatch(each -> each.status().equals("SENT")));

        assertThat(sent).allSatisfy(each -> {
            assertThat(each.kind()).isEqualTo("order");
            assertThat(each.subject()).isNotEmpty();
            assertThat(each.at()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
        assertThat(sent).isSortedAccordingTo((one, other) -> one.at().compareTo(other.at()));
    }

    @Test
    void hasNothingToTellOfAnOrderThatNobodyPlaced() {
        assertThat(notifications().about(UUID.randomUUID())).isEmpty();
    }

    private OrderNotifications notifications() {
        return site().facade(OrderNotifications.class);
    }
}

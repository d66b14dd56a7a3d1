package app.orders.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.users.UserId;
import app.users.UserView;
import app.users.Users;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Knows everybody who was made up here. */
final class FakeUsers implements Users {

    private final Set<UUID> ids = ConcurrentHashMap.newKeySet();

    UUID somebody() {
        var id = UUID.randomUUID();
        ids.add(id);
        return id;
    }

    void forget(UUID id) {
        ids.remove(id);
    }

    @Override
    public Optional<UserView> find(UserId id) {
        assertThat(TransactionSynchronizationManager.isActualTransactionActive())
                .as("users is called inside a transaction of orders")
                .isFalse();
        return ids.contains(id.value())
                ? Optional.of(new UserView(id, id.value() + "@example.org", "Ada", false, Instant.EPOCH))
                : Optional.empty();
    }
}

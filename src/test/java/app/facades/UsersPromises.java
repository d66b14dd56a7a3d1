package app.facades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.ShopClient;
import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import app.users.UserId;
import app.users.Users;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Users} promises, whatever lies between it and its caller. */
abstract class UsersPromises {

    abstract Site site();

    @Test
    void knowsWhoIsRegistered() {
        var email = ShopClient.newEmail();
        var id = new UserId(site().anybody().register(email, "Zoë Müller"));

        assertThat(users().find(id)).hasValueSatisfying(user -> {
            assertThat(user.id()).isEqualTo(id);
            assertThat(user.email()).isEqualTo(email);
            assertThat(user.displayName()).isEqualTo("Zoë Müller");
            assertThat(user.admin()).isFalse();
            assertThat(user.registeredAt()).isBetween(Instant.now().minusSeconds(60), Instant.now());
        });
    }

    @Test
    void knowsNobodyElse() {
        assertThat(users().find(new UserId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void forgetsWhoWasDeleted() {
        var email = ShopClient.newEmail();
        var id = new UserId(site().anybody().register(email, "Ada Lovelace"));

        site().anybody().login(email).delete("/v1/users/me").expect(204);

        assertThat(users().find(id)).isEmpty();
    }

    @Test
    void answersNobodyWhoseTimeIsOver() {
        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() ->
                        Deadline.call(Deadline.in(Duration.ZERO), () -> users().find(new UserId(UUID.randomUUID()))));
    }

    private Users users() {
        return site().facade(Users.class);
    }
}

package app.facades;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.Surroundings;
import app.runtime.calls.Client;
import app.runtime.calls.RemoteCallException;
import app.runtime.context.UserToken;
import app.runtime.database.TestDatabase;
import app.users.UserId;
import app.users.Users;
import java.net.URI;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the facades promise, over HTTP. */
@NeedsModules
@MonoliftTest
class FacadeClientsIntegrationTests {

    private final Site site;

    FacadeClientsIntegrationTests(@LocalServerPort int port, @Autowired TestDatabase database) {
        var anybody = ShopClient.atPort(port);
        var location = URI.create("http://localhost:" + port);
        site = new Site(
                anybody,
                Admins.newAdmin(anybody, database),
                facade -> Client.of(facade, location, Surroundings.INTERNAL_TOKEN));
    }

    @Test
    void areForNoUserWhoseTokenIsForged() {
        var nobody = new UserId(UUID.randomUUID());

        assertThatExceptionOfType(RemoteCallException.class)
                .isThrownBy(() -> UserToken.call(
                        new UserToken("forged"), () -> site.facade(Users.class).find(nobody)))
                .withMessage("Users.find of module users answered 401 INVALID_TOKEN");
    }

    @Test
    void areNoPartOfThePublicApi() {
        assertThat(site.anybody()
                        .get("/openapi")
                        .expect(200)
                        .json()
                        .at("/paths")
                        .propertyNames())
                .isNotEmpty()
                .noneMatch(path -> path.startsWith("/internal"));
        assertThat(site.admin()
                        .get("/internal/users/v1/users/" + UUID.randomUUID())
                        .status())
                .isEqualTo(401);
    }

    @Nested
    class OfUsers extends UsersPromises {

        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    class OfOrders extends OrdersPromises {

        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    class OfBilling extends BillingPromises {

        @Override
        Site site() {
            return site;
        }
    }

    @Nested
    class OfOrderNotifications extends OrderNotificationsPromises {

        @Override
        Site site() {
            return site;
        }
    }
}

package app.facades;

import app.NeedsModules;
import app.ShopClient;
import app.Stage;
import app.Surroundings;
import app.runtime.calls.Client;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the facades promise, by the packaged jar in a process of its own. */
@NeedsModules
class FacadeProcessEndToEndTests {

    @RegisterExtension
    static final Stage stage = new Stage("facades", Map.of("INTERNAL_TOKEN", Surroundings.INTERNAL_TOKEN));

    private static Site site;

    @BeforeAll
    static void open() {
        stage.prepare();
        var location = stage.serve().awaitReady().uri();
        site = new Site(
                ShopClient.at(location),
                stage.admin(location::resolve),
                facade -> Client.of(facade, location, Surroundings.INTERNAL_TOKEN));
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

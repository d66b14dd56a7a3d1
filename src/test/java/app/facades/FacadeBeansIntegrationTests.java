package app.facades;

import app.MonoliftTest;
import app.NeedsModules;
import app.ShopClient;
import app.runtime.database.TestDatabase;
import org.junit.jupiter.api.Nested;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What the facades promise, by the beans: all modules in one process. */
@NeedsModules
@MonoliftTest
class FacadeBeansIntegrationTests {

    private final Site site;

    FacadeBeansIntegrationTests(
            @LocalServerPort int port, @Autowired TestDatabase database, @Autowired ListableBeanFactory beans) {
        var anybody = ShopClient.atPort(port);
        site = new Site(anybody, Admins.newAdmin(anybody, database), beans::getBean);
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

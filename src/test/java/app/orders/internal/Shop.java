package app.orders.internal;

import app.ShopClient;
import app.runtime.database.TestDatabase;

/** The people of an HTTP test. */
final class Shop {

    private final ShopClient anybody;
    private final TestDatabase database;

    Shop(int port, TestDatabase database) {
        this.anybody = ShopClient.atPort(port);
        this.database = database;
    }

    ShopClient anybody() {
        return anybody;
    }

    ShopClient newCustomer() {
        return anybody.newCustomer();
    }

    /** Somebody who registered, and was made an admin by hand. */
    ShopClient newAdmin() {
        var email = ShopClient.newEmail();
        var id = anybody.register(email, "Grace Hopper");
        database.dsl("users").execute("update users.account set admin = true where id = ?", id);
        return anybody.login(email);
    }
}

package app.facades;

import app.ShopClient;
import app.runtime.database.TestDatabase;

/** Operators of a shop whose database is at hand. */
final class Admins {

    private Admins() {}

    static ShopClient newAdmin(ShopClient anybody, TestDatabase database) {
        var email = ShopClient.newEmail();
        var id = anybody.register(email, "Admin");
        database.dsl("users").execute("update users.account set admin = true where id = ?", id);
        return anybody.login(email);
    }
}

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What people do in users, and with their preferences. */
record Accounts(Shop shop) {

    void register(long due) {
        var email = "load-" + UUID.randomUUID() + "@example.org";
        var body = Map.of("email", email, "password", Customer.PASSWORD, "displayName", Customer.displayName(0));
        var reply = shop.web()
                .ask(Request.post("users", "register", "/v1/users", body).once(), due)
                .expect(201);
        WrongAnswer.unless(reply.json().at("/email").asString("").equals(email), "Registered as another: %s", reply);
        var customer = new Customer(reply.id(), email, shop.web());
        customer.session().token();
        shop.book().add(customer);
    }

    void profile(Customer customer, long due) {
        var before = customer.name();
        var view = shop.ask(customer, Request.get("users", "profile", "/v1/users/me"), due)
                .expect(200)
                .json();
        var name = view.at("/displayName").asString("");
        WrongAnswer.unless(
                view.at("/id").asString("").equals(customer.id().toString())
                        && view.at("/email").asString("").equals(customer.email()),
                "This is somebody else's profile: %s",
                view);
        WrongAnswer.unless(
                name.equals(Customer.displayName(before)) || numberIn(name) > before,
                "The name went back in time: it was %s, then %s",
                Customer.displayName(before),
                name);
    }

    void rename(Customer customer, long due) {
        if (!customer.renaming().tryLock()) {
            profile(customer, due);
            return;
        }
        try {
            var number = customer.name() + 1;
            var name = Customer.displayName(number);
            var request =
                    Request.of("users", "rename", "PATCH", "/v1/users/me", Optional.of(Map.of("displayName", name)));
            var view = shop.ask(customer, request, due).expect(200).json();
            WrongAnswer.unless(view.at("/displayName").asString("").equals(name), "Not renamed to %s: %s", name, view);
            shop.book().renamed(customer, number);
        } finally {
            customer.renaming().unlock();
        }
    }

    /** Wants every mail, as before. */
    void preferences(Customer customer, long due) {
        var all = Map.of("kinds", Map.of("account", true, "order", true, "payment", true));
        var path = "/v1/notifications/preferences";
        shop.ask(customer, Request.put("notifications", "prefer", path, all), due)
                .expect(200);
        var view = shop.ask(customer.session(), Request.get("notifications", "preferences", path))
                .expect(200)
                .json();
        WrongAnswer.unless(view.equals(Json.MAPPER.valueToTree(all)), "The preferences are not kept: %s", view);
    }

    private static int numberIn(String name) {
        var prefix =
                Customer.displayName(0).substring(0, Customer.displayName(0).length() - 1);
        return name.matches(prefix + "\\d+") ? Integer.parseInt(name.substring(prefix.length())) : -1;
    }
}

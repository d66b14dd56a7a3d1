package shop.runtime;

import shop.users.UserView;

final class KnowsUsers {

    static String greet(Object user) {
        return user instanceof UserView view ? view.name() : ""; // planted: allowed-dependencies (the runtime that knows a module)
    }
}

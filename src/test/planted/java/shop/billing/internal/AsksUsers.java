package shop.billing.internal;

import shop.users.Users;

final class AsksUsers {

    Users users; // planted: allowed-dependencies (a facade that is not declared)
}

package app.users.internal;

import app.users.UserId;
import app.users.UserView;
import app.users.Users;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Who the users are. */
@Service
final class UserDirectory implements Users {

    private final AccountRepository accounts;

    UserDirectory(AccountRepository accounts) {
        this.accounts = accounts;
    }

    @Override
    public Optional<UserView> find(UserId id) {
        return accounts.find(id).map(Account::view);
    }

    /** The newest users, or the newest of those who registered before the given one. */
    List<UserView> newest(int limit, Optional<UUID> before) {
        return accounts.newest(limit, before).stream().map(Account::view).toList();
    }
}

package app.users;

import java.util.Optional;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What other modules may ask about users. */
@HttpExchange("/internal/users/v1")
public interface Users {

    /** The user, unless nobody has this id or the user was deleted. Idempotent; reads the latest committed state. */
    @GetExchange("/users/{id}")
    Optional<UserView> find(@PathVariable UserId id);
}

package shop.users;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

@HttpExchange("/internal/users/v1")
public interface Users {

    @GetExchange("/users/{id}")
    Optional<UserView> find(@PathVariable UUID id);
}

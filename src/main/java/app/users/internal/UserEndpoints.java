package app.users.internal;

import app.runtime.web.Caller;
import app.runtime.web.Page;
import app.runtime.web.PageRequest;
import app.users.UserId;
import app.users.UserView;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/users")
@Tag(name = "users")
class UserEndpoints {

    private final UserDirectory directory;

    UserEndpoints(UserDirectory directory) {
        this.directory = directory;
    }

    @GetMapping("/{id}")
    @Operation(summary = "One user: myself, or anybody for an admin")
    UserView find(@PathVariable UUID id, Caller caller) {
        if (!caller.maySee(id)) {
            throw UserProblems.notFound(id);
        }
        return directory.find(new UserId(id)).orElseThrow(() -> UserProblems.notFound(id));
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMIN')")
    @Operation(summary = "All users, newest first; for admins")
    Page<UserView> list(PageRequest page) {
        var users = directory.newest(page.limit() + 1, page.after().map(UUID::fromString));
        return Page.of(users, page, user -> user.id().value().toString());
    }
}

package app.users.internal;

import app.runtime.web.IdempotencyKey;
import app.runtime.web.ProblemException;
import app.users.UserView;
import app.users.internal.RegisterResult.EmailTaken;
import app.users.internal.RegisterResult.KeyReused;
import app.users.internal.RegisterResult.Registered;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Tag(name = "users")
class RegistrationEndpoints {

    private final RegistrationDesk desk;

    RegistrationEndpoints(RegistrationDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/v1/users")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Becomes a user; an Idempotency-Key makes it safe to repeat")
    ResponseEntity<UserView> register(
            @Valid @RequestBody Registration registration, @Nullable IdempotencyKey key, HttpServletRequest request) {
        var command = registration.command();
        var result =
                key == null ? desk.register(command) : desk.register(command, key.value(), request.getRemoteAddr());
        return switch (result) {
            case Registered(var user, var replayed) -> created(user, replayed);
            case EmailTaken() -> throw UserProblems.emailTaken();
            case KeyReused() ->
                throw ProblemException.unprocessable(
                        "IDEMPOTENCY_KEY_REUSED", "This Idempotency-Key was used for another registration.");
            case NotNow notNow -> throw UserProblems.of(notNow);
        };
    }

    private static ResponseEntity<UserView> created(UserView user, boolean replayed) {
        var response =
                ResponseEntity.created(URI.create("/v1/users/" + user.id().value()));
        if (replayed) {
            response.header("Idempotency-Replayed", "true");
        }
        return response.body(user);
    }

    /** Who wants to become a user. */
    record Registration(
            @NotNull @WellFormed(Input.EMAIL) Confidential email,
            @NotNull @WellFormed(Input.NEW_PASSWORD) Confidential password,
            @NotNull @WellFormed(Input.DISPLAY_NAME) Confidential displayName) {

        RegisterUser command() {
            return new RegisterUser(
                    EmailAddress.parse(email.value()).orElseThrow(),
                    DisplayName.parse(displayName.value()).orElseThrow(),
                    Password.chosen(password.value()).orElseThrow(),
                    false);
        }
    }
}

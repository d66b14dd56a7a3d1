package app.users.internal;

import app.runtime.web.ProblemException;
import app.users.internal.LoginResult.LoggedIn;
import app.users.internal.LoginResult.WrongCredentials;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/v1/auth")
@Tag(name = "tokens")
class TokenEndpoints {

    private final LoginDesk desk;

    TokenEndpoints(LoginDesk desk) {
        this.desk = desk;
    }

    @PostMapping("/login")
    @Operation(summary = "An access token for 15 minutes and a refresh token, for email and password")
    TokenPair login(@Valid @RequestBody Login login, HttpServletRequest request) {
        return switch (desk.login(login.address(), new Password(login.password().value()), request.getRemoteAddr())) {
            case LoggedIn(var tokens) -> tokens;
            case WrongCredentials() ->
                throw ProblemException.of(
                        HttpStatus.UNAUTHORIZED, "INVALID_CREDENTIALS", "Email address or password is wrong.");
            case NotNow notNow -> throw UserProblems.of(notNow);
        };
    }

    @PostMapping("/refresh")
    @Operation(summary = "A new pair for a refresh token, which is valid once; using it twice ends the session")
    TokenPair refresh(@Valid @RequestBody Session session) {
        return RefreshToken.parse(session.refreshToken().value())
                .flatMap(desk::refresh)
                .orElseThrow(() -> ProblemException.of(
                        HttpStatus.UNAUTHORIZED,
                        "INVALID_REFRESH_TOKEN",
                        "This refresh token is not valid, or no longer. Log in again."));
    }

    @PostMapping("/logout")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Ends the session that a refresh token belongs to")
    void logout(@Valid @RequestBody Session session) {
        RefreshToken.parse(session.refreshToken().value()).ifPresent(desk::logout);
    }

    /** Who wants to log in. */
    record Login(
            @NotNull @WellFormed(Input.EMAIL) Confidential email,
            @NotNull Confidential password) {

        EmailAddress address() {
            return EmailAddress.parse(email.value()).orElseThrow();
        }
    }

    /** What continues a session. */
    record Session(@NotNull Confidential refreshToken) {}
}

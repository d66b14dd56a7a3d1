package app.users.internal;

import app.runtime.web.Caller;
import app.runtime.web.ProblemException;
import app.users.UserId;
import app.users.UserView;
import app.users.internal.ChangeUserResult.Changed;
import app.users.internal.ChangeUserResult.EmailTaken;
import app.users.internal.ChangeUserResult.NotFound;
import app.users.internal.ChangeUserResult.PasswordMissing;
import app.users.internal.ChangeUserResult.PasswordWrong;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own account. The access token of somebody who has left finds nobody: 404. */
@RestController
@RequestMapping("/v1/users/me")
@Tag(name = "users")
class ProfileEndpoints {

    private final UserDirectory directory;
    private final ProfileDesk desk;

    ProfileEndpoints(UserDirectory directory, ProfileDesk desk) {
        this.directory = directory;
        this.desk = desk;
    }

    @GetMapping
    @Operation(summary = "Who I am")
    UserView me(Caller caller) {
        return directory.find(new UserId(caller.id())).orElseThrow(() -> UserProblems.notFound(caller.id()));
    }

    @PatchMapping
    @Operation(
            summary = "Changes what is sent; email and password need currentPassword, and a new password ends all"
                    + " sessions")
    UserView change(@Valid @RequestBody Profile profile, Caller caller, HttpServletRequest request) {
        return switch (desk.change(profile.commandOf(caller.id()), request.getRemoteAddr())) {
            case Changed(var user) -> user;
            case NotFound() -> throw UserProblems.notFound(caller.id());
            case EmailTaken() -> throw UserProblems.emailTaken();
            case PasswordMissing() ->
                throw refusal("CURRENT_PASSWORD_REQUIRED", "Changing the email address or the password needs it.");
            case PasswordWrong() -> throw refusal("CURRENT_PASSWORD_WRONG", "This is not the current password.");
            case NotNow notNow -> throw UserProblems.of(notNow);
        };
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Leaves: everything personal is removed, all sessions end")
    void leave(Caller caller) {
        if (!desk.leave(new UserId(caller.id()))) {
            throw UserProblems.notFound(caller.id());
        }
    }

    private static ProblemException refusal(String code, String detail) {
        return ProblemException.unprocessable(code, detail).at("/currentPassword");
    }

    /** What is to be changed; what is absent stays. */
    record Profile(
            @WellFormed(Input.DISPLAY_NAME) @Nullable Confidential displayName,
            @WellFormed(Input.EMAIL) @Nullable Confidential email,
            @WellFormed(Input.NEW_PASSWORD) @Nullable Confidential newPassword,
            @Nullable Confidential currentPassword) {

        ChangeUser commandOf(UUID user) {
            return new ChangeUser(
                    new UserId(user),
                    text(displayName).flatMap(DisplayName::parse).orElse(null),
                    text(email).flatMap(EmailAddress::parse).orElse(null),
                    text(newPassword).flatMap(Password::chosen).orElse(null),
                    text(currentPassword).map(Password::new).orElse(null));
        }

        private static Optional<String> text(@Nullable Confidential field) {
            return Optional.ofNullable(field).map(Confidential::value);
        }
    }
}

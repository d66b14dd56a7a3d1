package app.users.internal;

import app.runtime.lifecycle.AdminCommand;
import app.users.internal.RegisterResult.EmailTaken;
import app.users.internal.RegisterResult.KeyReused;
import app.users.internal.RegisterResult.Registered;
import java.util.Optional;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Makes the first admin, and others. It never makes an admin of somebody who has registered: email addresses are not
 * verified, so it may be a stranger who took this one.
 */
@Component
@Command(
        name = "create-admin",
        description = {
            "Register a user who is an admin.",
            "The password is taken from USERS_ADMIN_PASSWORD, or asked for, or read as the first line of standard input."
        })
final class CreateAdminCommand implements AdminCommand {

    private final RegistrationDesk desk;
    private final AdminPassword password;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--email", required = true, description = "Email address to log in with")
    private String email = "";

    @Option(names = "--display-name", description = "Name to be shown; default: ${DEFAULT-VALUE}")
    private String displayName = "Administrator";

    CreateAdminCommand(RegistrationDesk desk, AdminPassword password) {
        this.desk = desk;
        this.password = password;
    }

    /** Answers 0 if there is a new admin, 1 if not; misuse ends with picocli's own code. */
    @Override
    public Integer call() {
        var command = new RegisterUser(
                read("--email", Input.EMAIL, EmailAddress.parse(email)),
                read("--display-name", Input.DISPLAY_NAME, DisplayName.parse(displayName)),
                read("The password", Input.NEW_PASSWORD, password.read()),
                true);
        return switch (desk.register(command)) {
            case Registered(var user, _) -> done("Admin " + user.id().value() + " is registered and can log in.");
            case EmailTaken() ->
                failed("Somebody is registered with this email address, and stays what they are: choose another one.");
            case KeyReused(), NotNow _ -> failed("No admin was registered. Try again.");
        };
    }

    private <T> T read(String name, Input input, Optional<T> value) {
        return value.orElseThrow(() -> new ParameterException(spec.commandLine(), name + " " + input.rule()));
    }

    private int done(String sentence) {
        spec.commandLine().getOut().println(sentence);
        return 0;
    }

    private int failed(String sentence) {
        spec.commandLine().getErr().println(sentence);
        return 1;
    }
}

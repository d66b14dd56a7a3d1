package app.users.internal;

import static app.users.internal.UserFixture.ADDRESS;
import static app.users.internal.UserFixture.PASSWORD;
import static app.users.internal.UserFixture.ada;
import static app.users.internal.UserFixture.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import app.users.UserRegistered;
import app.users.UserView;
import app.users.internal.LoginResult.LoggedIn;
import com.nimbusds.jwt.SignedJWT;
import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class CreateAdminIntegrationTests extends UsersIntegrationTest {

    private static final int MISUSE = 2;

    private final StringWriter output = new StringWriter();

    @Test
    void registersAnAdmin() throws ParseException {
        var users = start(Map.of("USERS_ADMIN_PASSWORD", PASSWORD.value()));
        var email = newEmail();

        var exitCode = run(users, "--email", " " + email.value().toUpperCase(Locale.ROOT), "--display-name", "Grace");

        assertThat(exitCode).isZero();
        assertThat(newest(users)).satisfies(admin -> {
            assertThat(admin.email()).isEqualTo(email.value());
            assertThat(admin.displayName()).isEqualTo("Grace");
            assertThat(admin.admin()).isTrue();
            assertThat(output.toString()).contains(admin.id().value().toString());
        });
        assertThat(users.published()).singleElement().isInstanceOf(UserRegistered.class);
        assertThat(rolesOf(users, email)).containsExactly("admin");
    }

    @Test
    void readsThePasswordFromStandardInput() {
        var users = start(Map.of());
        var email = newEmail();
        var standardInput = System.in;
        System.setIn(new ByteArrayInputStream((PASSWORD.value() + "\nrest").getBytes(StandardCharsets.UTF_8)));

        try {
            assertThat(run(users, "--email", email.value())).isZero();
        } finally {
            System.setIn(standardInput);
        }

        assertThat(users.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void promotesNobodyWhoHasRegistered() {
        var users = start(Map.of("USERS_ADMIN_PASSWORD", PASSWORD.value()));
        var user = users.registered(ada());

        var exitCode = run(users, "--email", user.email());

        assertThat(exitCode).isEqualTo(1);
        assertThat(output.toString())
                .contains("registered with this email address")
                .doesNotContain(user.email());
        assertThat(users.directory().find(user.id())).contains(user);
    }

    @Test
    void refusesWhatIsNotWellFormed() {
        var users = start(Map.of("USERS_ADMIN_PASSWORD", PASSWORD.value()));

        assertThat(run(users)).isEqualTo(MISUSE);
        assertThat(run(users, "--email", "grace")).isEqualTo(MISUSE);
        assertThat(run(users, "--email", newEmail().value(), "--display-name", " "))
                .isEqualTo(MISUSE);
        assertThat(run(users, "--email", newEmail().value(), "--password", PASSWORD.value()))
                .isEqualTo(MISUSE);
        assertThat(output.toString())
                .contains("--email must be an email address", "--display-name must have 1 to 100")
                .contains("Unknown option");
    }

    private int run(UsersAtWork users, String... arguments) {
        var writer = new PrintWriter(output, true);
        return new CommandLine(users.createAdmin())
                .setOut(writer)
                .setErr(writer)
                .execute(arguments);
    }

    private static UserView newest(UsersAtWork users) {
        return users.directory().newest(1, Optional.empty()).getFirst();
    }

    private static List<String> rolesOf(UsersAtWork users, EmailAddress email) throws ParseException {
        var result = users.logins().login(email, PASSWORD, ADDRESS);
        var token = ((LoggedIn) result).tokens().accessToken().value();
        return SignedJWT.parse(token).getJWTClaimsSet().getStringListClaim("roles");
    }
}

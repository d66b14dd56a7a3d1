package app.users.internal;

import static app.users.internal.UserFixture.ADDRESS;
import static app.users.internal.UserFixture.OTHER_PASSWORD;
import static app.users.internal.UserFixture.PASSWORD;
import static app.users.internal.UserFixture.ada;
import static app.users.internal.UserFixture.inParallel;
import static app.users.internal.UserFixture.newEmail;
import static app.users.internal.UserFixture.newName;
import static app.users.internal.UserFixture.newPassword;
import static app.users.internal.jooq.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.UuidV7;
import app.users.UserChanged;
import app.users.UserDeleted;
import app.users.UserId;
import app.users.UserRegistered;
import app.users.UserView;
import app.users.internal.ChangeUserResult.Changed;
import app.users.internal.ChangeUserResult.EmailTaken;
import app.users.internal.ChangeUserResult.NotFound;
import app.users.internal.ChangeUserResult.PasswordMissing;
import app.users.internal.ChangeUserResult.PasswordWrong;
import app.users.internal.LoginResult.LoggedIn;
import app.users.internal.LoginResult.WrongCredentials;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ProfileIntegrationTests extends UsersIntegrationTest {

    private UsersAtWork users;
    private UserView user;

    @BeforeEach
    void registerAda() {
        users = start(Map.of());
        user = users.registered(ada());
    }

    @Test
    void changesTheNameWithoutThePassword() {
        var result = users.profiles().change(newName(user.id(), "Countess"), ADDRESS);

        var renamed = new UserView(user.id(), user.email(), "Countess", false, user.registeredAt());
        assertThat(result).isEqualTo(new Changed(renamed));
        assertThat(users.directory().find(user.id())).contains(renamed);
        assertThat(users.published().getLast()).isInstanceOfSatisfying(UserChanged.class, event -> {
            assertThat(event.userId()).isEqualTo(user.id());
            assertThat(event.email()).isEqualTo(user.email());
            assertThat(event.displayName()).isEqualTo("Countess");
        });
    }

    @Test
    void tellsNobodyWhenNothingHasChanged() {
        var nothing = new ChangeUser(user.id(), null, null, null, null);

        assertThat(users.profiles().change(nothing, ADDRESS)).isEqualTo(new Changed(user));
        assertThat(users.profiles().change(newName(user.id(), user.displayName()), ADDRESS))
                .isEqualTo(new Changed(user));
        assertThat(users.published()).hasOnlyElementsOfType(UserRegistered.class);
    }

    @Test
    void changesTheEmailAddressWithThePassword() {
        var email = newEmail();

        users.profiles().change(UserFixture.newEmail(user.id(), email, PASSWORD), ADDRESS);

        assertThat(users.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
        assertThat(users.logins().login(new EmailAddress(user.email()), PASSWORD, ADDRESS))
                .isEqualTo(new WrongCredentials());
        assertThat(users.published().getLast())
                .isInstanceOfSatisfying(
                        UserChanged.class, event -> assertThat(event.email()).isEqualTo(email.value()));
    }

    @Test
    void changesThePasswordWithThePassword() {
        var result = users.profiles().change(newPassword(user.id(), OTHER_PASSWORD, PASSWORD), ADDRESS);

        assertThat(result).isEqualTo(new Changed(user));
        assertThat(users.logins().login(new EmailAddress(user.email()), OTHER_PASSWORD, ADDRESS))
                .isInstanceOf(LoggedIn.class);
        assertThat(users.published()).hasOnlyElementsOfType(UserRegistered.class);
    }

    @Test
    void changesNothingWithoutTheRightPassword() {
        var email = new ChangeUser(user.id(), new DisplayName("Countess"), newEmail(), null, null);
        var password = newPassword(user.id(), OTHER_PASSWORD, OTHER_PASSWORD);

        assertThat(users.profiles().change(email, ADDRESS)).isEqualTo(new PasswordMissing());
        assertThat(users.profiles().change(password, ADDRESS)).isEqualTo(new PasswordWrong());
        assertThat(users.directory().find(user.id())).contains(user);
    }

    @Test
    void boundsHowOftenThePasswordCanBeGuessedHereToo() {
        var strict = start(Map.of("USERS_ATTEMPTS_PER_ACCOUNT", "2"));
        var guess = newPassword(user.id(), OTHER_PASSWORD, OTHER_PASSWORD);
        strict.profiles().change(guess, ADDRESS);
        strict.profiles().change(guess, ADDRESS);

        assertThat(strict.profiles().change(guess, ADDRESS)).isInstanceOf(NotNow.class);
        assertThat(strict.logins().login(new EmailAddress(user.email()), PASSWORD, ADDRESS))
                .isInstanceOf(NotNow.class);
    }

    @Test
    void refusesAnEmailAddressThatIsTaken() {
        var other = new EmailAddress(users.registered(ada()).email());

        var result = users.profiles().change(UserFixture.newEmail(user.id(), other, PASSWORD), ADDRESS);

        assertThat(result).isEqualTo(new EmailTaken());
        assertThat(users.directory().find(user.id())).contains(user);
    }

    @Test
    void keepsBothChangesOfTwoAtOnce() {
        var email = newEmail();
        var changes = List.of(UserFixture.newEmail(user.id(), email, PASSWORD), newName(user.id(), "Countess"));

        var results = inParallel(2, number -> users.profiles().change(changes.get(number), ADDRESS));

        assertThat(results).hasOnlyElementsOfType(Changed.class);
        assertThat(users.directory().find(user.id()))
                .contains(new UserView(user.id(), email.value(), "Countess", false, user.registeredAt()));
    }

    @Test
    void forgetsWhoLeaves() {
        var token = users.loggedIn(new EmailAddress(user.email()), PASSWORD);

        assertThat(users.profiles().leave(user.id())).isTrue();

        var row = database.dsl("users")
                .fetchSingle(ACCOUNT, ACCOUNT.ID.eq(user.id().value()));
        assertThat(row.getEmail()).isNull();
        assertThat(row.getDisplayName()).isNull();
        assertThat(row.getPasswordHash()).isNull();
        assertThat(users.directory().find(user.id())).isEmpty();
        assertThat(users.logins().refresh(token)).isEmpty();
        assertThat(users.logins().login(new EmailAddress(user.email()), PASSWORD, ADDRESS))
                .isEqualTo(new WrongCredentials());
        assertThat(users.published().getLast())
                .isInstanceOfSatisfying(
                        UserDeleted.class, event -> assertThat(event.userId()).isEqualTo(user.id()));
    }

    @Test
    void letsSomebodyElseHaveTheEmailAddressOfWhoLeft() {
        users.profiles().leave(user.id());

        var next = users.registered(ada(new EmailAddress(user.email())));

        assertThat(next.id()).isNotEqualTo(user.id());
    }

    @Test
    void findsNobodyWhoHasLeft() {
        users.profiles().leave(user.id());

        assertThat(users.profiles().leave(user.id())).isFalse();
        assertThat(users.profiles().change(newName(user.id(), "Ghost"), ADDRESS))
                .isEqualTo(new NotFound());
        assertThat(users.profiles().change(newName(new UserId(UuidV7.next()), "Ghost"), ADDRESS))
                .isEqualTo(new NotFound());
        assertThat(users.published()).filteredOn(UserDeleted.class::isInstance).hasSize(1);
    }
}

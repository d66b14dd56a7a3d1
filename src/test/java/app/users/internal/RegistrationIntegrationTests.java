package app.users.internal;

import static app.users.internal.UserFixture.ADDRESS;
import static app.users.internal.UserFixture.OTHER_PASSWORD;
import static app.users.internal.UserFixture.PASSWORD;
import static app.users.internal.UserFixture.ada;
import static app.users.internal.UserFixture.inParallel;
import static app.users.internal.UserFixture.newEmail;
import static app.users.internal.jooq.Tables.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import app.users.UserRegistered;
import app.users.internal.RegisterResult.EmailTaken;
import app.users.internal.RegisterResult.KeyReused;
import app.users.internal.RegisterResult.Registered;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegistrationIntegrationTests extends UsersIntegrationTest {

    private UsersAtWork users;

    @BeforeEach
    void startProcess() {
        users = start(Map.of());
    }

    @Test
    void makesAUserWhomOthersFind() {
        var command = ada();

        var user = users.registered(command);

        assertThat(user.email()).isEqualTo(command.email().value());
        assertThat(user.displayName()).isEqualTo("Ada Lovelace");
        assertThat(user.admin()).isFalse();
        assertThat(users.directory().find(user.id())).contains(user);
    }

    @Test
    void tellsTheOthers() {
        var user = users.registered(ada());

        assertThat(users.published()).singleElement().isInstanceOfSatisfying(UserRegistered.class, event -> {
            assertThat(event.userId()).isEqualTo(user.id());
            assertThat(event.email()).isEqualTo(user.email());
            assertThat(event.displayName()).isEqualTo(user.displayName());
        });
    }

    @Test
    void refusesAnEmailAddressThatIsTaken() {
        var email = newEmail();
        users.registered(ada(email));

        assertThat(users.registration().register(ada(email))).isEqualTo(new EmailTaken());
        assertThat(users.published()).hasSize(1);
    }

    @Test
    void letsOneOfManyHaveAnEmailAddress() {
        var command = ada();

        var results = inParallel(10, _ -> users.registration().register(command));

        assertThat(results).filteredOn(Registered.class::isInstance).hasSize(1);
        assertThat(results).filteredOn(EmailTaken.class::isInstance).hasSize(9);
    }

    @Test
    void storesNoPassword() {
        var user = users.registered(ada());

        var row = database.dsl("users")
                .fetchSingle(ACCOUNT, ACCOUNT.ID.eq(user.id().value()));
        assertThat(row.getPasswordHash()).startsWith("$argon2id$");
        assertThat(row.formatJSON()).doesNotContain(PASSWORD.value());
    }

    @Test
    void answersTheSameForTheSameKey() {
        var command = ada();
        var key = UUID.randomUUID().toString();

        var first = users.registration().register(command, key, ADDRESS);
        var second = users.registration().register(command, key, ADDRESS);

        var user = ((Registered) first).user();
        assertThat(first).isEqualTo(new Registered(user, false));
        assertThat(second).isEqualTo(new Registered(user, true));
        assertThat(users.published()).hasSize(1);
    }

    @Test
    void answersTheSameEvenAfterTheUserHasAnotherName() {
        var command = ada();
        var key = UUID.randomUUID().toString();
        var user = ((Registered) users.registration().register(command, key, ADDRESS)).user();
        users.profiles().change(UserFixture.newName(user.id(), "Countess"), ADDRESS);

        var replay = users.registration().register(command, key, ADDRESS);

        assertThat(replay).isEqualTo(new Registered(user, true));
    }

    @Test
    void refusesAKeyThatWasUsedForSomethingElse() {
        var command = ada();
        var key = UUID.randomUUID().toString();
        users.registration().register(command, key, ADDRESS);
        var otherEmail = ada();
        var otherName = new RegisterUser(command.email(), new DisplayName("Ida"), PASSWORD, false);
        var otherPassword = new RegisterUser(command.email(), command.displayName(), OTHER_PASSWORD, false);

        assertThat(users.registration().register(otherEmail, key, ADDRESS)).isEqualTo(new KeyReused());
        assertThat(users.registration().register(otherName, key, ADDRESS)).isEqualTo(new KeyReused());
        assertThat(users.registration().register(otherPassword, key, ADDRESS)).isEqualTo(new KeyReused());
        assertThat(users.published()).hasSize(1);
    }

    @Test
    void doesNotLetAKeyBeUsedToGuessThePassword() {
        var strict = start(Map.of("USERS_ATTEMPTS_PER_ACCOUNT", "2"));
        var command = ada();
        var key = UUID.randomUUID().toString();
        strict.registration().register(command, key, ADDRESS);
        var guess = new RegisterUser(command.email(), command.displayName(), OTHER_PASSWORD, false);
        strict.registration().register(guess, key, ADDRESS);
        strict.registration().register(guess, key, ADDRESS);

        assertThat(strict.registration().register(command, key, ADDRESS)).isInstanceOf(NotNow.class);
    }

    @Test
    void doesNotRememberTheKeyOfARefusal() {
        var taken = newEmail();
        users.registered(ada(taken));
        var key = UUID.randomUUID().toString();

        var refused = users.registration().register(ada(taken), key, ADDRESS);
        var other = users.registration().register(ada(), key, ADDRESS);

        assertThat(refused).isEqualTo(new EmailTaken());
        assertThat(other).isInstanceOf(Registered.class);
    }

    @Test
    void storesNothingPersonalWithAKey() {
        var command = ada();
        var key = UUID.randomUUID().toString();
        users.registration().register(command, key, ADDRESS);

        var row = database.dsl("users")
                .selectFrom(table(name("users", "idempotency_key")))
                .where("key = ?", key)
                .fetchSingle();
        assertThat(row.get("result").toString())
                .doesNotContain(command.email().value(), "Ada", PASSWORD.value(), "argon2");
    }

    @Test
    void registersOnceForOneKeyInParallel() {
        var command = ada();
        var key = UUID.randomUUID().toString();

        var results = inParallel(20, _ -> users.registration().register(command, key, ADDRESS));

        assertThat(results)
                .extracting(result -> ((Registered) result).user())
                .hasSize(20)
                .containsOnly(((Registered) results.getFirst()).user());
        assertThat(users.published()).hasSize(1);
    }

    @Test
    void givesUpWhenTooManyPasswordsAreHashed() {
        var busy = start(Map.of("USERS_HASHES_AT_ONCE", "1", "USERS_HASHING_WAIT", "1ms"));

        var result = busy.whileHashing(() -> busy.registration().register(ada()));

        assertThat(result).isEqualTo(NotNow.overloaded());
    }
}

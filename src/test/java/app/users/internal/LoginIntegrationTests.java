package app.users.internal;

import static app.users.internal.UserFixture.ADDRESS;
import static app.users.internal.UserFixture.OTHER_PASSWORD;
import static app.users.internal.UserFixture.PASSWORD;
import static app.users.internal.UserFixture.ada;
import static app.users.internal.UserFixture.inParallel;
import static app.users.internal.UserFixture.newEmail;
import static app.users.internal.jooq.Tables.ACCOUNT;
import static app.users.internal.jooq.Tables.LOGIN_ATTEMPTS;
import static org.assertj.core.api.Assertions.assertThat;

import app.users.internal.LoginResult.LoggedIn;
import app.users.internal.LoginResult.WrongCredentials;
import app.users.internal.NotNow.Reason;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LoginIntegrationTests extends UsersIntegrationTest {

    private static final Map<String, String> THREE_PER_ACCOUNT = Map.of("USERS_ATTEMPTS_PER_ACCOUNT", "3");

    @Test
    void givesTokensForThePassword() throws ParseException {
        var users = start(Map.of());
        var user = users.registered(ada());

        var result = users.logins().login(new EmailAddress(user.email()), PASSWORD, ADDRESS);

        assertThat(result).isInstanceOfSatisfying(LoggedIn.class, loggedIn -> {
            assertThat(loggedIn.tokens().tokenType()).isEqualTo("Bearer");
            assertThat(loggedIn.tokens().expiresIn()).isEqualTo(900);
        });
        var token = SignedJWT.parse(((LoggedIn) result).tokens().accessToken().value());
        assertThat(token.getJWTClaimsSet().getSubject())
                .isEqualTo(user.id().value().toString());
    }

    @Test
    void answersTheSameForAWrongPasswordAndForNobody() {
        var users = start(Map.of());
        var user = users.registered(ada());

        var wrong = users.logins().login(new EmailAddress(user.email()), OTHER_PASSWORD, ADDRESS);
        var nobody = users.logins().login(newEmail(), PASSWORD, ADDRESS);

        assertThat(wrong).isEqualTo(nobody).isEqualTo(new WrongCredentials());
    }

    @Test
    void hashesAsMuchForNobodyAsForAWrongPassword() {
        var users = start(Map.of("USERS_ARGON2_MEMORY", "8192"));
        var email = new EmailAddress(users.registered(ada()).email());
        IntStream.range(0, 3).forEach(_ -> users.logins().login(newEmail(), PASSWORD, ADDRESS));

        var wrong = fastest(() -> users.logins().login(email, OTHER_PASSWORD, ADDRESS));
        var nobody = fastest(() -> users.logins().login(newEmail(), PASSWORD, ADDRESS));

        assertThat(nobody).isBetween(wrong.dividedBy(2), wrong.multipliedBy(2));
    }

    @Test
    void locksAnAccountAfterTooManyWrongPasswords() {
        var users = start(THREE_PER_ACCOUNT);
        var email = new EmailAddress(users.registered(ada()).email());
        clock.pass(Duration.ofMinutes(1));
        fail(users, email, 3);
        clock.pass(Duration.ofMinutes(5));

        var locked = users.logins().login(email, PASSWORD, ADDRESS);

        assertLockedFor(Duration.ofMinutes(10), locked);
    }

    @Test
    void locksNobodyInTheSameWay() {
        var users = start(THREE_PER_ACCOUNT);
        var nobody = newEmail();
        fail(users, nobody, 3);

        var locked = users.logins().login(nobody, PASSWORD, ADDRESS);

        assertLockedFor(Duration.ofMinutes(15), locked);
    }

    @Test
    void opensALockedAccountAgainWhenTheWindowEnds() {
        var users = start(THREE_PER_ACCOUNT);
        var email = new EmailAddress(users.registered(ada()).email());
        fail(users, email, 5);
        clock.pass(Duration.ofMinutes(15));

        assertThat(users.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void startsCountingAnewAfterASuccess() {
        var users = start(THREE_PER_ACCOUNT);
        var email = new EmailAddress(users.registered(ada()).email());

        for (var round = 0; round < 3; round++) {
            fail(users, email, 2);
            assertThat(users.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
        }
    }

    @Test
    void countsOverAllInstances() {
        var one = start(THREE_PER_ACCOUNT);
        var other = start(THREE_PER_ACCOUNT);
        var email = new EmailAddress(one.registered(ada()).email());
        fail(one, email, 2);
        fail(other, email, 1);

        assertThat(one.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(NotNow.class);
        assertThat(other.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(NotNow.class);
    }

    @Test
    void looksAtNoMorePasswordsThanAllowedHoweverManyComeAtOnce() {
        var one = start(THREE_PER_ACCOUNT);
        var other = start(THREE_PER_ACCOUNT);
        var email = new EmailAddress(one.registered(ada()).email());

        var results =
                inParallel(30, guess -> (guess % 2 == 0 ? one : other).logins().login(email, OTHER_PASSWORD, ADDRESS));

        assertThat(results).filteredOn(WrongCredentials.class::isInstance).hasSize(3);
        assertThat(results).filteredOn(NotNow.class::isInstance).hasSize(27);
    }

    @Test
    void letsManyLogInToOneAccountAtOnce() {
        var users = start(Map.of());
        var email = new EmailAddress(users.registered(ada()).email());

        var results = inParallel(40, _ -> users.logins().login(email, PASSWORD, ADDRESS));

        assertThat(results).hasOnlyElementsOfType(LoggedIn.class);
    }

    @Test
    void locksAnAddressThatTriesManyAccounts() {
        var users = start(Map.of("USERS_ATTEMPTS_PER_ADDRESS", "4"));
        var email = new EmailAddress(users.registered(ada()).email());
        IntStream.range(0, 4).forEach(_ -> users.logins().login(newEmail(), PASSWORD, "198.51.100.7"));

        assertThat(users.logins().login(email, PASSWORD, "198.51.100.7")).isInstanceOf(NotNow.class);
        assertThat(users.logins().login(email, PASSWORD, "198.51.100.8")).isInstanceOf(LoggedIn.class);
    }

    @Test
    void doesNotCountSuccessesOfAnAddress() {
        var users = start(Map.of("USERS_ATTEMPTS_PER_ADDRESS", "2"));
        var email = new EmailAddress(users.registered(ada()).email());

        for (var login = 0; login < 5; login++) {
            assertThat(users.logins().login(email, PASSWORD, "198.51.100.9")).isInstanceOf(LoggedIn.class);
        }
    }

    @Test
    void takesAnIpv6NetworkForOneAddress() {
        var users = start(Map.of("USERS_ATTEMPTS_PER_ADDRESS", "2"));
        List.of("2001:db8:1:2::1", "2001:db8:1:2::2")
                .forEach(address -> users.logins().login(newEmail(), PASSWORD, address));

        assertThat(users.logins().login(newEmail(), PASSWORD, "2001:db8:1:2:ffff::3"))
                .isInstanceOf(NotNow.class);
        assertThat(users.logins().login(newEmail(), PASSWORD, "2001:db8:1:3::1"))
                .isEqualTo(new WrongCredentials());
    }

    @Test
    void keepsNoAddressAndForgetsWhatHasEnded() {
        var users = start(Map.of());
        var before = database.dsl("users").fetchCount(LOGIN_ATTEMPTS);
        IntStream.range(0, 20).forEach(number -> users.logins().login(newEmail(), PASSWORD, "203.0.113." + number));
        assertThat(database.dsl("users").fetchCount(LOGIN_ATTEMPTS)).isEqualTo(before + 40);
        assertThat(database.dsl("users").selectFrom(LOGIN_ATTEMPTS).fetch().format())
                .doesNotContain("example.org", "203.0.113");
        clock.pass(Duration.ofMinutes(16));

        users.logins().login(newEmail(), PASSWORD, ADDRESS);

        assertThat(database.dsl("users").fetchCount(LOGIN_ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void hashesAPasswordAnewWhenTheParametersHaveChanged() {
        var yesterday = start(Map.of("USERS_ARGON2_MEMORY", "32"));
        var today = start(Map.of("USERS_ARGON2_MEMORY", "64"));
        var user = yesterday.registered(ada());
        var email = new EmailAddress(user.email());

        assertThat(today.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);

        var hash = database.dsl("users")
                .fetchValue(ACCOUNT.PASSWORD_HASH, ACCOUNT.ID.eq(user.id().value()));
        assertThat(hash).contains("m=64,");
        assertThat(today.logins().login(email, PASSWORD, ADDRESS)).isInstanceOf(LoggedIn.class);
    }

    @Test
    void givesUpWhenTooManyPasswordsAreHashed() {
        var users = start(Map.of("USERS_HASHES_AT_ONCE", "1", "USERS_HASHING_WAIT", "1ms"));

        var result = users.whileHashing(() -> users.logins().login(newEmail(), PASSWORD, ADDRESS));

        assertThat(result)
                .isInstanceOfSatisfying(
                        NotNow.class, notNow -> assertThat(notNow.reason()).isEqualTo(Reason.OVERLOADED));
    }

    private static void fail(UsersAtWork users, EmailAddress email, int times) {
        IntStream.range(0, times).forEach(_ -> users.logins().login(email, OTHER_PASSWORD, ADDRESS));
    }

    private static void assertLockedFor(Duration time, LoginResult result) {
        assertThat(result).isInstanceOfSatisfying(NotNow.class, notNow -> {
            assertThat(notNow.reason()).isEqualTo(Reason.TOO_MANY_ATTEMPTS);
            assertThat(notNow.retryAfter()).isBetween(time, time.plusMillis(1));
        });
    }

    private static Duration fastest(Runnable work) {
        return IntStream.range(0, 8)
                .mapToObj(_ -> {
                    var start = System.nanoTime();
                    work.run();
                    return Duration.ofNanos(System.nanoTime() - start);
                })
                .min(Duration::compareTo)
                .orElseThrow();
    }
}

package app.users.internal;

import static app.users.internal.UserFixture.ADDRESS;
import static app.users.internal.UserFixture.OTHER_PASSWORD;
import static app.users.internal.UserFixture.PASSWORD;
import static app.users.internal.UserFixture.ada;
import static app.users.internal.UserFixture.inParallel;
import static app.users.internal.UsersAtWork.refreshToken;
import static app.users.internal.jooq.Tables.SESSION;
import static org.assertj.core.api.Assertions.assertThat;

import app.users.UserView;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionIntegrationTests extends UsersIntegrationTest {

    private UsersAtWork users;
    private UserView user;
    private EmailAddress email;

    @BeforeEach
    void registerAda() {
        users = start(Map.of());
        user = users.registered(ada());
        email = new EmailAddress(user.email());
    }

    @Test
    void givesANewPairForARefreshToken() throws ParseException {
        var token = users.loggedIn(email, PASSWORD);

        var pair = users.logins().refresh(token).orElseThrow();

        assertThat(refreshToken(pair).session()).isEqualTo(token.session());
        assertThat(pair.refreshToken().value()).isNotEqualTo(token.text());
        assertThat(SignedJWT.parse(pair.accessToken().value()).getJWTClaimsSet().getSubject())
                .isEqualTo(user.id().value().toString());
    }

    @Test
    void goesOnFromTokenToToken() {
        var token = users.loggedIn(email, PASSWORD);

        for (var refresh = 0; refresh < 5; refresh++) {
            clock.pass(Duration.ofDays(29));
            token = refreshToken(users.logins().refresh(token).orElseThrow());
        }

        assertThat(database.dsl("users")
                        .fetchCount(SESSION, SESSION.ACCOUNT_ID.eq(user.id().value())))
                .isEqualTo(1);
    }

    @Test
    void endsTheWholeSessionWhenATokenIsUsedTwice() {
        var stolen = users.loggedIn(email, PASSWORD);
        var newest = refreshToken(users.logins().refresh(stolen).orElseThrow());

        assertThat(users.logins().refresh(stolen)).isEmpty();
        assertThat(users.logins().refresh(newest)).isEmpty();
    }

    @Test
    void endsTheWholeSessionWhenAnyOldTokenIsUsed() {
        var first = users.loggedIn(email, PASSWORD);
        var second = refreshToken(users.logins().refresh(first).orElseThrow());
        var third = refreshToken(users.logins().refresh(second).orElseThrow());

        assertThat(users.logins().refresh(first)).isEmpty();
        assertThat(users.logins().refresh(third)).isEmpty();
    }

    @Test
    void leavesOtherSessionsAloneThen() {
        var stolen = users.loggedIn(email, PASSWORD);
        var elsewhere = users.loggedIn(email, PASSWORD);
        users.logins().refresh(stolen);

        assertThat(users.logins().refresh(stolen)).isEmpty();
        assertThat(users.logins().refresh(elsewhere)).isPresent();
    }

    @Test
    void givesOnePairWhenOneTokenIsUsedInParallelAndEndsTheSession() {
        var token = users.loggedIn(email, PASSWORD);
        var other = start(Map.of());

        var results = inParallel(8, _ -> other.logins().refresh(token));

        var pairs = results.stream().flatMap(Optional::stream).toList();
        assertThat(pairs).hasSize(1);
        assertThat(users.logins().refresh(refreshToken(pairs.getFirst()))).isEmpty();
    }

    @Test
    void endsAfter30DaysWithoutARefresh() {
        var token = users.loggedIn(email, PASSWORD);
        clock.pass(Duration.ofDays(30));

        assertThat(users.logins().refresh(token)).isEmpty();
    }

    @Test
    void endsWithLogout() {
        var token = users.loggedIn(email, PASSWORD);

        users.logins().logout(token);
        users.logins().logout(token);

        assertThat(users.logins().refresh(token)).isEmpty();
    }

    @Test
    void endsWithLogoutByAnOldToken() {
        var old = users.loggedIn(email, PASSWORD);
        var newest = refreshToken(users.logins().refresh(old).orElseThrow());

        users.logins().logout(old);

        assertThat(users.logins().refresh(newest)).isEmpty();
    }

    @Test
    void isNotOpenedByATokenThatWasNeverIssued() {
        assertThat(users.logins().refresh(RefreshToken.first())).isEmpty();
    }

    @Test
    void endsEverywhereWhenThePasswordIsChanged() {
        var one = users.loggedIn(email, PASSWORD);
        var other = users.loggedIn(email, PASSWORD);

        users.profiles().change(UserFixture.newPassword(user.id(), OTHER_PASSWORD, PASSWORD), ADDRESS);

        assertThat(users.logins().refresh(one)).isEmpty();
        assertThat(users.logins().refresh(other)).isEmpty();
        assertThat(users.logins().refresh(users.loggedIn(email, OTHER_PASSWORD)))
                .isPresent();
    }

    @Test
    void isNotOpenedWithAPasswordThatWasChangedMeanwhile() {
        var account = accountAsRead();
        users.profiles().change(UserFixture.newPassword(user.id(), OTHER_PASSWORD, PASSWORD), ADDRESS);

        var opened = sessions().open(RefreshToken.first(), account, clock.instant(), clock.instant());

        assertThat(opened).isFalse();
    }

    @Test
    void storesNoToken() {
        var token = users.loggedIn(email, PASSWORD);

        var row = database.dsl("users").fetchSingle(SESSION, SESSION.ID.eq(token.session()));
        assertThat(row.getSecretHash()).isEqualTo(token.secretHash());
        assertThat(row.formatJSON()).doesNotContain(token.text());
    }

    @Test
    void isForgottenOnceItHasExpired() {
        var token = users.loggedIn(email, PASSWORD);
        clock.pass(Duration.ofDays(31));

        users.loggedIn(email, PASSWORD);

        assertThat(database.dsl("users").fetchExists(SESSION, SESSION.ID.eq(token.session())))
                .isFalse();
    }

    private Account accountAsRead() {
        return new AccountRepository(database.dsl("users")).find(user.id()).orElseThrow();
    }

    private SessionRepository sessions() {
        return new SessionRepository(database.dsl("users"));
    }
}

package app.users.internal;

import static app.ShopClient.PASSWORD;
import static app.ShopClient.newEmail;
import static app.users.internal.UserFixture.inParallel;
import static org.assertj.core.api.Assertions.assertThat;

import app.MonoliftTest;
import app.ShopClient;
import app.ShopClient.Answer;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/** The users part of the public API, as its clients see it. */
@MonoliftTest
@ExtendWith(OutputCaptureExtension.class)
class UsersHttpIntegrationTests {

    private static final String WRONG_PASSWORD = "incorrect horse battery staple";

    @Autowired
    private RegistrationDesk registration;

    @LocalServerPort
    private int port;

    private ShopClient anybody;

    @BeforeEach
    void connect() {
        anybody = ShopClient.atPort(port);
    }

    @Test
    void registersAUser() {
        var email = newEmail();

        var answer = register(anybody, " " + email.toUpperCase(Locale.ROOT) + " ", PASSWORD, " Ada Lovelace ");

        answer.expect(201);
        assertThat(answer.header("Location")).isEqualTo("/v1/users/" + answer.id());
        assertThat(answer.text("/email")).isEqualTo(email);
        assertThat(answer.text("/displayName")).isEqualTo("Ada Lovelace");
        assertThat(answer.json().at("/admin").asBoolean(true)).isFalse();
        assertThat(answer.text("/registeredAt")).endsWith("Z");
        assertThat(answer.json().propertyNames())
                .containsExactlyInAnyOrder("id", "email", "displayName", "admin", "registeredAt");
        assertThat(anybody.login(email)
                        .get(answer.header("Location"))
                        .expect(200)
                        .bytes())
                .isEqualTo(answer.bytes());
    }

    @Test
    void refusesAnEmailAddressThatIsTaken() {
        var email = newEmail();
        anybody.register(email, "Ada");

        var answer = register(anybody, email.toUpperCase(Locale.ROOT), PASSWORD, "Ida");

        assertProblem(answer, 409, "EMAIL_TAKEN");
        assertThat(text(answer)).doesNotContainIgnoringCase(email);
    }

    @Test
    void saysWhatIsWrongWithARegistration() {
        var answer = register(anybody, "ada.example", "tiny-pass", "A\u0007da");

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/email", "/password", "/displayName");
        assertThat(text(answer)).doesNotContain("ada.example", "tiny-pass");
    }

    @Test
    void saysWhatIsMissingInARegistration() {
        var answer = anybody.post("/v1/users", Map.of());

        assertProblem(answer, 400, "VALIDATION_FAILED");
        assertThat(pointers(answer)).containsExactlyInAnyOrder("/email", "/password", "/displayName");
    }

    @Test
    void refusesToBeTalkedIntoAnAdmin() {
        var body = Map.of("email", newEmail(), "password", PASSWORD, "displayName", "Eve", "admin", true);

        assertThat(anybody.post("/v1/users", body).status()).isEqualTo(400);
    }

    @Test
    void answersARepeatedRegistrationWithTheSameBytes() {
        var email = newEmail();
        var client = anybody.with("Idempotency-Key", UUID.randomUUID().toString());

        var first = register(client, email, PASSWORD, "Ada").expect(201);
        var second = register(client, email, PASSWORD, "Ada").expect(201);

        assertThat(first.header("Idempotency-Replayed")).isEmpty();
        assertThat(second.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(second.bytes()).isEqualTo(first.bytes());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertProblem(register(client, email, PASSWORD, "Ida"), 422, "IDEMPOTENCY_KEY_REUSED");
        assertProblem(register(client, email, WRONG_PASSWORD, "Ada"), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void registersOnceHoweverManyTimesItIsAskedAtOnce() {
        var email = newEmail();
        var client = anybody.with("Idempotency-Key", UUID.randomUUID().toString());

        var answers =
                inParallel(20, _ -> register(client, email, PASSWORD, "Ada").expect(201));

        assertThat(answers).map(UsersHttpIntegrationTests::text).containsOnly(text(answers.getFirst()));
        assertThat(answers)
                .filteredOn(answer -> answer.header("Idempotency-Replayed").isEmpty())
                .hasSize(1);
    }

    @Test
    void logsIn() {
        var email = newEmail();
        anybody.register(email, "Ada");

        var answer = login(email.toUpperCase(Locale.ROOT), PASSWORD).expect(200);

        assertThat(answer.json().propertyNames())
                .containsExactly("accessToken", "refreshToken", "tokenType", "expiresIn");
        assertThat(answer.text("/tokenType")).isEqualTo("Bearer");
        assertThat(answer.json().at("/expiresIn").asInt()).isEqualTo(900);
        assertThat(answer.header("Cache-Control")).contains("no-store");
    }

    @Test
    void answersAWrongPasswordLikeAnUnknownEmailAddress() {
        var email = newEmail();
        anybody.register(email, "Ada");

        var wrong = login(email, WRONG_PASSWORD);
        var unknown = login(newEmail(), WRONG_PASSWORD);

        assertProblem(wrong, 401, "INVALID_CREDENTIALS");
        assertThat(withoutCorrelation(wrong)).isEqualTo(withoutCorrelation(unknown));
    }

    @Test
    void locksAnAccountWhetherOrNotItExists() {
        var email = newEmail();
        anybody.register(email, "Ada");
        var nobody = newEmail();
        for (var attempt = 0; attempt < 10; attempt++) {
            login(email, WRONG_PASSWORD).expect(401);
            login(nobody, WRONG_PASSWORD).expect(401);
        }

        var locked = login(email, PASSWORD);
        var lockedNobody = login(nobody, PASSWORD);

        assertProblem(locked, 429, "TOO_MANY_ATTEMPTS");
        assertThat(Integer.parseInt(locked.header("Retry-After"))).isBetween(800, 900);
        assertThat(withoutCorrelation(locked)).isEqualTo(withoutCorrelation(lockedNobody));
    }

    @Test
    void refreshesOnceAndEndsTheSessionAtTheSecondTime() {
        var first = loginOfNewUser();

        var second = refresh(first.text("/refreshToken")).expect(200);

        assertThat(second.text("/accessToken")).isNotEqualTo(first.text("/accessToken"));
        assertProblem(refresh(first.text("/refreshToken")), 401, "INVALID_REFRESH_TOKEN");
        assertProblem(refresh(second.text("/refreshToken")), 401, "INVALID_REFRESH_TOKEN");
    }

    @Test
    void logsOut() {
        var tokens = loginOfNewUser();
        var session = Map.of("refreshToken", tokens.text("/refreshToken"));

        anybody.post("/v1/auth/logout", session).expect(204);

        assertProblem(refresh(tokens.text("/refreshToken")), 401, "INVALID_REFRESH_TOKEN");
        anybody.post("/v1/auth/logout", session).expect(204);
        anybody.post("/v1/auth/logout", Map.of("refreshToken", "nonsense")).expect(204);
    }

    @Test
    void publishesTheKeysThatVerifyItsTokens() throws Exception {
        var token = SignedJWT.parse(loginOfNewUser().text("/accessToken"));

        var answer = anybody.get("/.well-known/jwks.json").expect(200);

        var key = JWKSet.parse(text(answer)).getKeyByKeyId(token.getHeader().getKeyID());
        assertThat(token.verify(new ECDSAVerifier(key.toECKey()))).isTrue();
        assertThat(key.isPrivate()).isFalse();
        assertThat(answer.header("Cache-Control")).isEqualTo("max-age=300, public");
        assertThat(token.getJWTClaimsSet().getAudience()).containsExactly("monolift");
        assertThat(token.getJWTClaimsSet().getIssuer()).isEqualTo("monolift");
    }

    @Test
    void showsMeMyself() {
        var email = newEmail();
        var id = anybody.register(email, "Ada");

        var answer = anybody.login(email).get("/v1/users/me").expect(200);

        assertThat(answer.id()).isEqualTo(id);
        assertThat(answer.text("/email")).isEqualTo(email);
    }

    @Test
    void wantsATokenForEverythingElse() {
        assertThat(Stream.of(
                        anybody.get("/v1/users/me"),
                        anybody.get("/v1/users"),
                        anybody.get("/v1/users/" + UUID.randomUUID()),
                        anybody.patch("/v1/users/me", Map.of()),
                        anybody.delete("/v1/users/me")))
                .map(Answer::status)
                .containsOnly(401);
    }

    @Test
    void changesMyNameAndMyEmailAddress() {
        var email = newEmail();
        anybody.register(email, "Ada");
        var me = anybody.login(email);
        var newEmail = newEmail();

        me.patch("/v1/users/me", Map.of("displayName", "Countess")).expect(200);
        var answer = me.patch("/v1/users/me", Map.of("email", newEmail, "currentPassword", PASSWORD))
                .expect(200);

        assertThat(answer.text("/displayName")).isEqualTo("Countess");
        assertThat(answer.text("/email")).isEqualTo(newEmail);
        assertThat(text(me.get("/v1/users/me"))).isEqualTo(text(answer));
        login(newEmail, PASSWORD).expect(200);
    }

    @Test
    void changesMyPasswordAndEndsMySessions() {
        var email = newEmail();
        anybody.register(email, "Ada");
        var session = login(email, PASSWORD).expect(200).text("/refreshToken");
        var me = anybody.login(email);
        var newPassword = "a new and better password";

        me.patch("/v1/users/me", Map.of("newPassword", newPassword, "currentPassword", PASSWORD))
                .expect(200);

        assertProblem(refresh(session), 401, "INVALID_REFRESH_TOKEN");
        login(email, PASSWORD).expect(401);
        login(email, newPassword).expect(200);
    }

    @Test
    void refusesChangesOfMyAccount() {
        var taken = newEmail();
        anybody.register(taken, "Ida");
        var me = anybody.newCustomer();

        var withoutPassword = me.patch("/v1/users/me", Map.of("email", newEmail()));
        var wrongPassword = me.patch("/v1/users/me", Map.of("email", newEmail(), "currentPassword", WRONG_PASSWORD));
        var takenEmail = me.patch("/v1/users/me", Map.of("email", taken, "currentPassword", PASSWORD));
        var malformed = me.patch("/v1/users/me", Map.of("email", "x", "newPassword", "short", "displayName", ""));

        assertProblem(withoutPassword, 422, "CURRENT_PASSWORD_REQUIRED");
        assertProblem(wrongPassword, 422, "CURRENT_PASSWORD_WRONG");
        assertProblem(takenEmail, 409, "EMAIL_TAKEN");
        assertProblem(malformed, 400, "VALIDATION_FAILED");
        assertThat(pointers(malformed)).containsExactlyInAnyOrder("/email", "/newPassword", "/displayName");
    }

    @Test
    void forgetsMe() {
        var email = newEmail();
        anybody.register(email, "Ada");
        var me = anybody.login(email);

        me.delete("/v1/users/me").expect(204);

        assertProblem(me.get("/v1/users/me"), 404, "USER_NOT_FOUND");
        assertProblem(me.patch("/v1/users/me", Map.of("displayName", "Ghost")), 404, "USER_NOT_FOUND");
        assertProblem(me.delete("/v1/users/me"), 404, "USER_NOT_FOUND");
        login(email, PASSWORD).expect(401);
        register(anybody, email, PASSWORD, "Another Ada").expect(201);
    }

    @Test
    void showsSomebodyElseToAdminsOnly() {
        var other = anybody.register(newEmail(), "Ada");
        var nobody = UUID.randomUUID();
        var me = anybody.newCustomer();

        assertProblem(me.get("/v1/users/" + other), 404, "USER_NOT_FOUND");
        assertProblem(me.get("/v1/users/" + nobody), 404, "USER_NOT_FOUND");
        assertThat(admin().get("/v1/users/" + other).expect(200).id()).isEqualTo(other);
        assertProblem(admin().get("/v1/users/" + nobody), 404, "USER_NOT_FOUND");
        assertThat(me.get("/v1/users/nonsense").status()).isEqualTo(400);
    }

    @Test
    void listsUsersForAdminsOnly() {
        assertThat(anybody.newCustomer().get("/v1/users").status()).isEqualTo(403);
        assertThat(admin().get("/v1/users").expect(200).json().at("/items").size())
                .isPositive();
    }

    @Test
    void listsEveryUserOnceThoughOthersRegisterMeanwhile() {
        var before = IntStream.range(0, 5)
                .mapToObj(_ -> anybody.register(newEmail(), "Ada"))
                .toList();
        var admin = admin();
        var seen = new ArrayList<UUID>();

        var page = admin.get("/v1/users?limit=2").expect(200);
        seen.addAll(ids(page));
        while (!seen.contains(before.getFirst())) {
            anybody.register(newEmail(), "Late");
            page = admin.get("/v1/users?limit=2&cursor=" + page.text("/nextCursor"))
                    .expect(200);
            seen.addAll(ids(page));
        }

        assertThat(seen).doesNotHaveDuplicates().containsAll(before);
        assertThat(seen.stream().filter(before::contains)).isEqualTo(before.reversed());
    }

    @Test
    void saysNothingPersonalOrSecretInItsLog(CapturedOutput output) {
        var email = newEmail();
        register(anybody, email, PASSWORD, "Ada");
        register(anybody, email, PASSWORD, "Ada");
        register(anybody, "x" + email + "@", "tiny-pass", "Ada");
        login(email, WRONG_PASSWORD);
        var tokens = login(email, PASSWORD);
        var me = anybody.login(email);
        me.patch("/v1/users/me", Map.of("email", "y" + email, "currentPassword", WRONG_PASSWORD));
        refresh(tokens.text("/refreshToken"));
        refresh(tokens.text("/refreshToken"));
        me.delete("/v1/users/me");

        assertThat(output.getAll())
                .doesNotContain(email, PASSWORD, WRONG_PASSWORD, "tiny-pass")
                .doesNotContain(tokens.text("/refreshToken"), tokens.text("/accessToken"))
                .contains("has ended: a refresh token was presented");
    }

    private ShopClient admin() {
        var email = newEmail();
        registration.register(
                new RegisterUser(new EmailAddress(email), new DisplayName("Admin"), new Password(PASSWORD), true));
        return anybody.login(email);
    }

    private Answer loginOfNewUser() {
        var email = newEmail();
        anybody.register(email, "Ada");
        return login(email, PASSWORD).expect(200);
    }

    private Answer login(String email, String password) {
        return anybody.post("/v1/auth/login", Map.of("email", email, "password", password));
    }

    private Answer refresh(String refreshToken) {
        return anybody.post("/v1/auth/refresh", Map.of("refreshToken", refreshToken));
    }

    private static Answer register(ShopClient client, String email, String password, String displayName) {
        return client.post("/v1/users", Map.of("email", email, "password", password, "displayName", displayName));
    }

    private static void assertProblem(Answer answer, int status, String error) {
        assertThat(answer.text("/error")).as(text(answer)).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    }

    private static String text(Answer answer) {
        return new String(answer.bytes(), StandardCharsets.UTF_8);
    }

    private static String withoutCorrelation(Answer answer) {
        return text(answer).replace(answer.text("/correlationId"), "…");
    }

    private static List<String> pointers(Answer answer) {
        return answer.json()
                .at("/errors")
                .valueStream()
                .map(error -> error.at("/pointer").asString())
                .toList();
    }

    private static List<UUID> ids(Answer page) {
        return page.json()
                .at("/items")
                .valueStream()
                .map(UsersHttpIntegrationTests::id)
                .toList();
    }

    private static UUID id(JsonNode user) {
        return UUID.fromString(user.at("/id").asString());
    }
}

import java.util.Map;

/** Somebody who is logged in: has a valid access token at any time, and a new one before it expires. */
final class Session {

    /** So that refreshing takes part in the load, whatever the lifetime. */
    private static final long OLDEST_SECONDS = 60;

    private final Web web;
    private final String email;
    private final String password;
    private String access = "";
    private String refresh = "";
    private long renewAt;

    Session(Web web, String email, String password) {
        this.web = web;
        this.email = email;
        this.password = password;
    }

    synchronized String token() {
        if (access.isEmpty()) {
            login();
        } else if (System.nanoTime() - renewAt > 0) {
            refresh();
        }
        return access;
    }

    private void login() {
        var credentials = Map.of("email", email, "password", password);
        take(web.ask(Request.post("users", "login", "/v1/auth/login", credentials))
                .expect(200));
    }

    /** A refresh token that is sent twice ends the session: without an answer the customer logs in again. */
    private void refresh() {
        access = "";
        try {
            var body = Map.of("refreshToken", refresh);
            take(web.ask(Request.post("users", "refresh", "/v1/auth/refresh", body)
                            .neverAgain())
                    .expect(200));
        } catch (NoAnswer lost) {
            login();
        }
    }

    private void take(Reply reply) {
        var pair = reply.json();
        var lifetime = pair.at("/expiresIn").asLong(0);
        WrongAnswer.unless(
                lifetime > 0
                        && pair.at("/accessToken").isString()
                        && pair.at("/refreshToken").isString(),
                "These are no tokens: %s",
                pair);
        access = pair.at("/accessToken").asString();
        refresh = pair.at("/refreshToken").asString();
        renewAt = System.nanoTime() + 1_000_000_000L * Math.min(lifetime / 2, OLDEST_SECONDS);
    }
}

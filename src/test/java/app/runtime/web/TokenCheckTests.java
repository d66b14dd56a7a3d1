package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TokenCheckTests {

    private static final WebServer SERVER = WebServer.shared();

    @Test
    void tellsAProxyWhoseTokenItIs() {
        var answer = SERVER.get("/v1/token");

        assertThat(answer.status()).isEqualTo(204);
        assertThat(answer.header("X-User-Id")).isEqualTo(TestTokens.USER.toString());
        assertThat(answer.body()).isEmpty();
    }

    @Test
    void believesNoHeaderAboutTheUser() {
        var answer = SERVER.send(SERVER.anonymous("/v1/token").header("X-User-Id", TestTokens.USER.toString()));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("X-User-Id")).isEmpty();
        assertThat(answer.text("/error")).isEqualTo("AUTHENTICATION_REQUIRED");
    }

    @Test
    void refusesATokenThatIsNotValid() {
        var answer = SERVER.send(SERVER.anonymous("/v1/token").header("Authorization", "Bearer nonsense"));

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.text("/error")).isEqualTo("INVALID_TOKEN");
    }

    @Test
    void isNoPartOfThePublicApi() {
        assertThat(SERVER.get("/openapi").body()).doesNotContain("/v1/token");
    }
}

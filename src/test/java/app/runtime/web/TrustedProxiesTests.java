package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TrustedProxiesTests {

    private static final String CLIENT = "192.0.2.7";

    @Test
    void believesNobodyWhereNoProxyIsTrusted() {
        expectNoBelief(WebServer.shared());
    }

    @Test
    void believesAnAddressThatIsTrusted() {
        try (var server = trusting("127\\.0\\.0\\.1|0:0:0:0:0:0:0:1")) {
            var answer = forwarded(server);

            assertThat(answer.text("/address")).isEqualTo(CLIENT);
            assertThat(answer.text("/scheme")).isEqualTo("https");
            assertThat(answer.header("Strict-Transport-Security")).startsWith("max-age=31536000");
        }
    }

    @Test
    void believesNoOtherAddress() {
        try (var server = trusting("10\\.0\\.0\\.1")) {
            expectNoBelief(server);
        }
    }

    private static void expectNoBelief(WebServer server) {
        var answer = forwarded(server);
        assertThat(answer.text("/address")).isNotEqualTo(CLIENT);
        assertThat(answer.text("/scheme")).isEqualTo("http");
        assertThat(answer.header("Strict-Transport-Security")).isEmpty();
    }

    private static WebServer trusting(String proxies) {
        return WebServer.start(WebServer.settings(List.of(), null), new TestTokens(), new ProxySettings(proxies));
    }

    private static WebServer.Answer forwarded(WebServer server) {
        return server.send(server.request("/v1/probe/client")
                .header("X-Forwarded-For", CLIENT)
                .header("X-Forwarded-Proto", "https"));
    }
}

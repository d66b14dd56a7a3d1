package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What Tomcat refuses by itself is a problem document, too. */
class ContainerTests {

    private final WebServer server = WebServer.shared();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "NONSENSE                          | 400 | BAD_REQUEST",
                "GET                               | 400 | BAD_REQUEST",
                "GET /v1/\\probe HTTP/1.1          | 400 | BAD_REQUEST",
                "GET /v1/<script> HTTP/1.1         | 400 | BAD_REQUEST",
                "GET /v1/%2e%2e/%2f HTTP/1.1       | 400 | BAD_REQUEST",
                "GET /v1/%zz HTTP/1.1              | 400 | BAD_REQUEST",
                "GET /v1/a;b=c HTTP/1.1            | 400 | BAD_REQUEST",
                "GET /v1//probe HTTP/1.1           | 400 | BAD_REQUEST",
                "TRACE /v1/probe/open HTTP/1.1     | 405 | METHOD_NOT_ALLOWED",
                "G@T /v1/probe/open HTTP/1.1       | 400 | BAD_REQUEST",
                "GET /v1/probe/open HTTP/9.9       | 505 | HTTP_VERSION_NOT_SUPPORTED"
            })
    void refusesTheRequestLine(String line, int status, String error) throws IOException {
        assertProblem(exchange(line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n"), status, error);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Host: localhost\r\nHost: localhost\r\n",
                "Host: local host\r\n",
                "Host: localhost\r\nX-Control: a\u0001b\r\n",
                "Host: localhost\r\nX Space: a\r\n",
                "Host: localhost\r\nContent-Length: many\r\n",
                "Host: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n"
            })
    void refusesTheHeaders(String headers) throws IOException {
        assertProblem(
                exchange("POST /v1/probe/open HTTP/1.1\r\n" + headers + "Connection: close\r\n\r\n"),
                400,
                "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(ints = {20_000, 60_000})
    void refusesHeadersThatAreTooLarge(int length) throws IOException {
        var request = "GET /v1/probe/open HTTP/1.1\r\nHost: localhost\r\nX-Long: " + "x".repeat(length) + "\r\n\r\n";

        assertProblem(exchange(request), 400, "BAD_REQUEST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"5\r\n{\"a\":", "zz\r\n{}\r\n0\r\n\r\n"})
    void refusesABodyThatEndsBeforeItsEnd(String body) throws IOException {
        var request = "POST /v1/probe/things HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                + server.tokens().of(TestTokens.USER) + "\r\nContent-Type: application/json\r\n"
                + "Transfer-Encoding: chunked\r\nConnection: close\r\n\r\n" + body;

        assertProblem(exchange(request), 400, "BAD_REQUEST");
    }

    private static void assertProblem(String answer, int status, String error) {
        assertThat(answer)
                .startsWith("HTTP/1.1 " + status)
                .contains("Content-Type: application/problem+json")
                .contains("\"error\":\"" + error + "\"")
                .contains("X-Correlation-Id: ", "\"correlationId\":\"")
                .doesNotContain("Server:", "<html", "Tomcat", "Exception");
    }

    private String exchange(String request) throws IOException {
        try (var socket = new Socket("localhost", server.port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}

package app.runtime.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The web layer alone on a random port, with the routes of {@link ProbeEndpoints} and without any database. */
final class WebServer implements AutoCloseable {

    /** Keeps what is only for these tests out of every other application context. */
    static final String PROFILE = "web-tests";

    static final String ORIGIN = "https://shop.example.com";

    private static final class Shared {
        static final WebServer SERVER = start(settings(List.of(ORIGIN), null), new TestTokens());
    }

    private final ConfigurableApplicationContext context;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final @Nullable TestTokens tokens;

    private WebServer(ConfigurableApplicationContext context, @Nullable TestTokens tokens) {
        this.context = context;
        this.tokens = tokens;
    }

    /** One server for all tests that do not need their own. */
    static WebServer shared() {
        return Shared.SERVER;
    }

    static WebSettings settings(List<String> origins, @Nullable URI jwksUrl) {
        return new WebSettings(
                origins,
                "a key for cursors that is long enough",
                Duration.ofSeconds(10),
                Duration.ofSeconds(30),
                "monolift",
                jwksUrl,
                true);
    }

    /** With the keys of these tokens in the process, unless they are served at a URL. */
    static WebServer start(WebSettings settings, @Nullable TestTokens tokens) {
        return start(settings, tokens, new ProxySettings(null));
    }

    static WebServer start(WebSettings settings, @Nullable TestTokens tokens, ProxySettings proxies) {
        var application = new SpringApplication(Configuration.class);
        application.setAdditionalProfiles(PROFILE);
        application.addInitializers(context -> {
            var beans = context.getBeanFactory();
            beans.registerSingleton("webSettings", settings);
            beans.registerSingleton("proxySettings", proxies);
            if (tokens != null && settings.jwksUrl() == null) {
                beans.registerSingleton("tokenKeys", tokens);
            }
        });
        var trusted = Objects.requireNonNullElse(proxies.trustedProxies(), "");
        return new WebServer(
                application.run("--server.port=0", "--management.server.port=-1", "--TRUSTED_PROXIES=" + trusted),
                tokens);
    }

    TestTokens tokens() {
        return Objects.requireNonNull(tokens);
    }

    int port() {
        return ((WebServerApplicationContext) context).getWebServer().getPort();
    }

    /** A request with the token of {@link TestTokens#USER}. */
    HttpRequest.Builder request(String path) {
        return anonymous(path).header("Authorization", "Bearer " + tokens().of(TestTokens.USER));
    }

    HttpRequest.Builder anonymous(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Answer get(String path) {
        return send(request(path));
    }

    Answer post(String path, String json) {
        return send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json)));
    }

    Answer send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    @Override
    public void close() {
        client.close();
        context.close();
    }

    @EnableAutoConfiguration
    @ComponentScan("app.runtime.json")
    @Import({
        WebConfiguration.class,
        TomcatConfiguration.class,
        TokenConfiguration.class,
        SecurityConfiguration.class,
        OpenApiConfiguration.class,
        ProblemAdvice.class,
        TokenEndpoints.class,
        ProbeEndpoints.class,
        ProbeEndpoints.Routes.class
    })
    static class Configuration {}

    record Answer(int status, HttpHeaders headers, String body) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }

        JsonNode json() {
            return new JsonMapper().readTree(body);
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }
}

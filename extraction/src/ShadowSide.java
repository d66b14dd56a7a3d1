import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;

/** One of the two sides that are asked the same. */
final class ShadowSide {

    private static final List<String> COPIED =
            List.of("Authorization", "Accept", "X-Forwarded-Proto", "X-Forwarded-Host", "X-Forwarded-For");

    private final URI base;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ShadowSide(URI base) {
        this.base = base;
    }

    ShadowAnswer ask(HttpExchange copy) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(base.resolve(copy.getRequestURI().toString()))
                .timeout(Duration.ofSeconds(10));
        for (var name : COPIED) {
            copy.getRequestHeaders().getOrDefault(name, List.of()).forEach(value -> request.header(name, value));
        }
        return ShadowAnswer.of(http.send(request.build(), BodyHandlers.ofString()));
    }
}

package app.extraction;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends single requests to the gateway; headers are names and values in turn. */
record Client(URI gateway, HttpClient http) {

    static Client of(Gateway gateway) {
        return new Client(
                gateway.uri(),
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
    }

    Answer get(String path, String... headers) {
        return send("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) {
        return send("POST", path, body, headers);
    }

    /** With the token of a user. */
    Answer getAs(String user, String path, String... headers) {
        return get(path, withToken(user, headers));
    }

    Answer postAs(String user, String path, String body, String... headers) {
        return post(path, body, withToken(user, headers));
    }

    Answer send(String method, String path, String body, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(gateway + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return new Answer(http.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    private static String[] withToken(String user, String... headers) {
        var all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Authorization";
        all[headers.length + 1] = "Bearer user-" + user;
        return all;
    }

    /** What came back. */
    record Answer(HttpResponse<String> response) {

        int status() {
            return response.statusCode();
        }

        /** The only value of a header, or "" if there is none. */
        String header(String name) {
            var values = response.headers().allValues(name);
            if (values.size() > 1) {
                throw new AssertionError(name + ": " + values);
            }
            return values.isEmpty() ? "" : values.getFirst();
        }

        /** The name of the process that has answered. */
        String instance() {
            return header("X-Instance");
        }

        JsonNode json() {
            return JsonMapper.shared().readTree(response.body());
        }

        String text(String pointer) {
            return json().at(pointer).asString("");
        }
    }
}

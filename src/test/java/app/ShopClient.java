package app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Uses the public API as a customer's program would. Immutable: {@link #login} and {@link #with} answer a client that
 * sends more headers.
 */
public final class ShopClient {

    public static final String PASSWORD = "correct horse battery staple";

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    private final Entrance entrance;
    private final Map<String, String> headers;

    private ShopClient(Entrance entrance, Map<String, String> headers) {
        this.entrance = entrance;
        this.headers = Map.copyOf(headers);
    }

    /** A client without a token. */
    public static ShopClient at(Entrance entrance) {
        return new ShopClient(entrance, Map.of());
    }

    public static ShopClient at(URI base) {
        return at(base::resolve);
    }

    public static ShopClient atPort(int port) {
        return at(URI.create("http://localhost:" + port));
    }

    /** An address that nobody else has. */
    public static String newEmail() {
        return "u" + UUID.randomUUID() + "@example.org";
    }

    public ShopClient with(String header, String value) {
        var more = new HashMap<>(headers);
        more.put(header, value);
        return new ShopClient(entrance, more);
    }

    /** The same caller at another instance. */
    public ShopClient movedTo(Entrance other) {
        return new ShopClient(other, headers);
    }

    /** Answers the id of the new user. */
    public UUID register(String email, String displayName) {
        var body = Map.of("email", email, "password", PASSWORD, "displayName", displayName);
        return post("/v1/users", body).expect(201).id();
    }

    public ShopClient login(String email) {
        return login(email, PASSWORD);
    }

    public ShopClient login(String email, String password) {
        var tokens = post("/v1/auth/login", Map.of("email", email, "password", password))
                .expect(200);
        return with("Authorization", "Bearer " + tokens.text("/accessToken"));
    }

    /** Registers somebody new, and answers a client with that user's token. */
    public ShopClient newCustomer() {
        var email = newEmail();
        register(email, "Ada Lovelace");
        return login(email);
    }

    /** Needs an admin's token. */
    public void putProduct(String sku, long cents, int stock) {
        var price = Map.of("amount", cents, "currency", "EUR");
        put("/v1/products/" + sku, Map.of("name", "Product " + sku, "unitPrice", price, "stock", stock))
                .expect(200, 201);
    }

    public Answer placeOrder(String sku, int quantity, String paymentMethod) {
        return placeOrder(UUID.randomUUID().toString(), sku, quantity, paymentMethod);
    }

    public Answer placeOrder(String idempotencyKey, String sku, int quantity, String paymentMethod) {
        var items = List.of(Map.of("sku", sku, "quantity", quantity));
        return with("Idempotency-Key", idempotencyKey)
                .post("/v1/orders", Map.of("items", items, "paymentMethod", paymentMethod));
    }

    public String orderStatus(UUID orderId) {
        return get("/v1/orders/" + orderId).expect(200).text("/status");
    }

    public Answer get(String path) {
        return send(request(path).GET());
    }

    public Answer post(String path, Object body) {
        return send(request(path).POST(json(body)));
    }

    public Answer post(String path) {
        return send(request(path).POST(BodyPublishers.noBody()));
    }

    public Answer put(String path, Object body) {
        return send(request(path).PUT(json(body)));
    }

    public Answer patch(String path, Object body) {
        return send(request(path).method("PATCH", json(body)));
    }

    public Answer delete(String path) {
        return send(request(path).DELETE());
    }

    /** For what the methods above would not send: a broken body, another media type. */
    public Answer postRaw(String path, String body, String mediaType) {
        return send(request(path).setHeader("Content-Type", mediaType).POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        var request =
                HttpRequest.newBuilder(entrance.of(path)).timeout(LIMIT).header("Content-Type", "application/json");
        headers.forEach(request::setHeader);
        return request;
    }

    private static HttpRequest.BodyPublisher json(Object body) {
        return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
    }

    private static Answer send(HttpRequest.Builder builder) {
        var request = builder.build();
        try {
            return new Answer(request, HTTP.send(request, BodyHandlers.ofByteArray()));
        } catch (IOException broken) {
            throw new UncheckedIOException(request + " failed", broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }

    /** What came back. */
    public record Answer(HttpRequest request, HttpResponse<byte[]> response) {

        public int status() {
            return response.statusCode();
        }

        public byte[] bytes() {
            return response.body();
        }

        public JsonNode json() {
            return JSON.readTree(response.body());
        }

        /** The text at a JSON pointer, or "" if there is none. */
        public String text(String pointer) {
            return json().at(pointer).asString("");
        }

        public UUID id() {
            return UUID.fromString(text("/id"));
        }

        public String header(String name) {
            return response.headers().firstValue(name).orElse("");
        }

        /** @throws AssertionError with the whole answer, if it is not a problem document with this code */
        public Answer expectError(String code) {
            if (code.equals(text("/error"))) {
                return this;
            }
            throw new AssertionError("Expected %s: %s".formatted(code, this));
        }

        @Override
        public String toString() {
            return "%s answered %d: %s".formatted(request, status(), new String(bytes(), UTF_8));
        }

        /** @throws AssertionError with the whole answer, if the status is none of these */
        public Answer expect(int... statuses) {
            for (var expected : statuses) {
                if (expected == status()) {
                    return this;
                }
            }
            throw new AssertionError(toString());
        }
    }
}

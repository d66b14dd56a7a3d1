import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;

/** A user, and the requests that users send. */
record Customer(int number) {

    private static final String PASSWORD = "correct horse battery staple";

    String email() {
        return "customer-" + number + "@example.org";
    }

    void register(Wire wire) throws IOException {
        var body = "{\"email\":\"%s\",\"password\":\"%s\",\"displayName\":\"Customer %d\"}"
                .formatted(email(), PASSWORD, number);
        wire.send(post("/v1/users", "", body));
        expect(HttpMessage.readFrom(wire), 201);
    }

    Session login(Wire wire) throws IOException {
        wire.send(post("/v1/auth/login", "", "{\"email\":\"%s\",\"password\":\"%s\"}".formatted(email(), PASSWORD)));
        return new Session(
                expect(HttpMessage.readFrom(wire), 200).text("accessToken").orElseThrow());
    }

    static HttpMessage expect(HttpMessage response, int status) {
        if (response.status() != status) {
            throw new IllegalStateException("Expected status %d, but got %s".formatted(status, response));
        }
        return response;
    }

    private static byte[] post(String path, String headers, String body) {
        return ("POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                        + "Content-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(UTF_8);
    }

    /** A user who has logged in. */
    record Session(String accessToken) {

        byte[] placeOrder(String idempotencyKey, String firstSku, String secondSku) {
            var body = """
                {"items":[{"sku":"%s","quantity":1},{"sku":"%s","quantity":1}],"paymentMethod":"card_ok"}\
                """.formatted(firstSku, secondSku);
            return post("/v1/orders", authorization() + "Idempotency-Key: " + idempotencyKey + "\r\n", body);
        }

        byte[] readOrder(String id) {
            return get("/v1/orders/" + id);
        }

        /** The first page. */
        byte[] readProducts() {
            return get("/v1/products");
        }

        private byte[] get(String path) {
            return ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization() + "\r\n").getBytes(UTF_8);
        }

        private String authorization() {
            return "Authorization: Bearer " + accessToken + "\r\n";
        }
    }
}

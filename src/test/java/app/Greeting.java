package app;

import static org.awaitility.Awaitility.await;

import app.notifications.Mailbox;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Map;

/** Fills the shop of the development start once it serves, and says where everything is. */
record Greeting(int port, int managementPort, Mailbox mailbox, MailboxPage page, String admin, String adminPassword)
        implements Runnable {

    @SuppressWarnings("InlineFormatString") // it would hide what run() does
    private static final String TEXT = """

        Monolift is up.

          API         http://localhost:%1$d
          API's page  http://localhost:%1$d/openapi/ui
          Metrics     http://localhost:%2$d/metrics
          Mailbox     %3$s  (or by IMAP: localhost:%4$d, login is the address, any password)
          Admin       %5$s, password %6$s

        An order, to copy and paste:

        curl -s http://localhost:%1$d/v1/users -H 'Content-Type: application/json' \\
          -d '{"email":"ada@example.org","password":"correct horse battery staple","displayName":"Ada"}'; echo
        TOKEN=$(curl -s http://localhost:%1$d/v1/auth/login -H 'Content-Type: application/json' \\
          -d '{"email":"ada@example.org","password":"correct horse battery staple"}' \\
          | grep -o '"accessToken":"[^"]*' | cut -d'"' -f4)
        curl -s http://localhost:%1$d/v1/products -H "Authorization: Bearer $TOKEN"; echo
        ORDER=$(curl -s http://localhost:%1$d/v1/orders -H "Authorization: Bearer $TOKEN" \\
          -H "Idempotency-Key: $(date +%%s)" -H 'Content-Type: application/json' \\
          -d '{"items":[{"sku":"tea","quantity":2}],"paymentMethod":"card_ok"}' \\
          | grep -o '"id":"[^"]*' | head -n 1 | cut -d'"' -f4)
        sleep 1; curl -s http://localhost:%1$d/v1/orders/$ORDER/summary -H "Authorization: Bearer $TOKEN"; echo
        curl -s '%3$s/?to=ada@example.org'

        Other payment methods: card_declined, card_slow, card_flaky. Ctrl-C ends it all.
        """;

    @Override
    public void run() {
        await().forever().pollInterval(Duration.ofMillis(100)).until(this::isReady);
        var shop = ShopClient.atPort(port).login(admin, adminPassword);
        putProduct(shop, "tea", "Green tea, 100 g", 750);
        putProduct(shop, "teapot", "Cast-iron teapot", 4900);
        putProduct(shop, "cup", "Porcelain cup", 1250);
        System.out.println(TEXT.formatted(port, managementPort, page.url(), mailbox.imapPort(), admin, adminPassword));
    }

    private boolean isReady() {
        try {
            return ShopClient.atPort(port).get("/health/ready").status() == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void putProduct(ShopClient shop, String sku, String name, int cents) {
        var price = Map.of("amount", cents, "currency", "EUR");
        shop.put("/v1/products/" + sku, Map.of("name", name, "unitPrice", price, "stock", 100))
                .expect(201);
    }
}

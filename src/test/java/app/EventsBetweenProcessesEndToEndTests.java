package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.notifications.ReceivedMail;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged jar twice: one process publishes, the other listens, and Kafka between them is killed. */
@NeedsModules
class EventsBetweenProcessesEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final KafkaBroker BROKER = KafkaBroker.start();

    @RegisterExtension
    static final Stage stage = new Stage(
            "events-between-processes",
            Map.of(
                    "INTERNAL_TOKEN",
                    "a secret between the processes of a test",
                    "KAFKA_BOOTSTRAP_SERVERS",
                    BROKER.bootstrapServers()));

    @AfterAll
    static void stopBroker() {
        BROKER.close();
    }

    @Test
    void mailFollowsFromAnotherProcessAlsoWhenKafkaWasDown() {
        stage.prepare();
        var shop = stage.serve(JarProcess.freePort(), Map.of("MODULES", "orders,users,billing"))
                .awaitReady();
        var listening = Map.of(
                "MODULES", "notifications",
                "USERS_URL", shop.uri().toString(),
                "JWKS_URL", shop.uri().resolve("/.well-known/jwks.json").toString());
        var notifications = stage.serve(JarProcess.freePort(), listening).awaitReady();

        var early = ShopClient.newEmail();
        ShopClient.at(shop.uri()).register(early, "Zoë Müller");
        awaitWelcome(early);

        BROKER.kill();
        var late = ShopClient.newEmail();
        ShopClient.at(shop.uri()).register(late, "Ada");
        await().atMost(SOON).until(() -> shop.output().contains("is out of reach"));
        BROKER.restart();
        awaitWelcome(late);
        await().atMost(SOON).until(() -> shop.output().contains("] answers again"));

        assertThat(notifications.terminate()).isZero();
        assertThat(shop.terminate()).isZero();
        assertThat(shop.output()).containsOnlyOnce("is out of reach").containsOnlyOnce("] answers again");
    }

    private static void awaitWelcome(String email) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.mailbox().messagesFor(email))
                        .extracting(ReceivedMail::subject)
                        .containsOnlyOnce("Welcome to Monolift"));
    }
}

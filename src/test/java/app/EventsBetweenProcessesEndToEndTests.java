package app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.notifications.ReceivedMail;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The packaged jar twice: one process publishes, the other listens, and Kafka between them is killed. */
@NeedsModules
@Tag("topologies")
class EventsBetweenProcessesEndToEndTests {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String LOST = "is out of reach";
    private static final String FOUND = "] answers again";
    private static final Pattern CHANGE = Pattern.compile(Pattern.quote(LOST) + "|" + Pattern.quote(FOUND));
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

        await().atMost(SOON).until(() -> isInReach(shop));
        BROKER.kill();
        var late = ShopClient.newEmail();
        ShopClient.at(shop.uri()).register(late, "Ada");
        await().atMost(SOON).until(() -> !isInReach(shop));
        BROKER.restart();
        awaitWelcome(late);
        await().atMost(SOON).until(() -> isInReach(shop));

        assertThat(notifications.terminate()).isZero();
        assertThat(shop.terminate()).isZero();
        var said = changes(shop);
        assertThat(said)
                .as("each change is said once")
                .isEqualTo(Stream.iterate(said.getFirst(), last -> last.equals(LOST) ? FOUND : LOST)
                        .limit(said.size())
                        .toList());
    }

    /** Also a broker that nobody stopped may be too busy to answer for a while. */
    private static boolean isInReach(JarProcess process) {
        return changes(process).stream().reduce(FOUND, (_, last) -> last).equals(FOUND);
    }

    private static List<String> changes(JarProcess process) {
        return CHANGE.matcher(process.output())
                .results()
                .map(MatchResult::group)
                .toList();
    }

    private static void awaitWelcome(String email) {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(stage.mailbox().messagesFor(email))
                        .extracting(ReceivedMail::subject)
                        .containsOnlyOnce("Welcome to Monolift"));
    }
}

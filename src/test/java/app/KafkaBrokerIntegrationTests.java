package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class KafkaBrokerIntegrationTests {

    @Test
    void keepsWhatItHadWhenItIsKilledAndStartedAgain() throws Exception {
        try (var broker = KafkaBroker.start()) {
            try (var admin = broker.admin()) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }

            broker.kill();
            broker.restart();

            try (var admin = broker.admin()) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
    }
}

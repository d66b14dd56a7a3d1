package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;

class KafkaBrokerIntegrationTests {

    @Test
    void keepsWhatItHadWhenItIsKilledAndStartedAgain() throws Exception {
        try (var broker = KafkaBroker.start()) {
            Map<String, Object> settings =
                    Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, broker.bootstrapServers());
            try (var admin = Admin.create(settings)) {
                admin.createTopics(List.of(new NewTopic("kept", Optional.of(1), Optional.empty())))
                        .all()
                        .get();
            }

            broker.kill();
            broker.restart();

            try (var admin = Admin.create(settings)) {
                assertThat(admin.listTopics().names().get()).contains("kept");
            }
        }
    }
}

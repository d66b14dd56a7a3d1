package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.NeedsModules;
import app.runtime.topology.Modules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class KafkaSettingsTests {

    @NeedsModules({"billing", "orders", "users"})
    @Test
    void needABrokerAsSoonAsAModuleIsElsewhere() {
        var apart = Modules.of(new MockEnvironment().withProperty("MODULES", "orders,billing,users"));

        assertThat(ProcessForTests.settings(List.of()).problems(apart))
                .singleElement()
                .asString()
                .contains(
                        "KAFKA_BOOTSTRAP_SERVERS is not set", "[notifications]", "set it to the host:port of a Kafka");
        assertThat(ProcessForTests.settings(List.of("kafka:9092")).problems(apart))
                .isEmpty();
    }

    @NeedsModules
    @Test
    void needNoBrokerWhereOneProcessHostsEveryModule() {
        assertThat(ProcessForTests.settings(List.of()).problems(Modules.discover()))
                .isEmpty();
    }

    @Test
    void takeWhateverTheClientNeedsForAnEncryptedAndAuthenticatedConnection() {
        var properties = ClientProperties.parse("""
            security.protocol=SASL_SSL
            sasl.mechanism=SCRAM-SHA-512
            # the password may hold anything
            sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required username="a" password="b=;c\\d";
            """);

        assertThat(properties.values())
                .containsEntry("security.protocol", "SASL_SSL")
                .hasEntrySatisfying(
                        "sasl.jaas.config", value -> assertThat(value).endsWith("password=\"b=;c\\d\";"))
                .hasSize(3);
        assertThat(properties.toString()).doesNotContain("password=");
    }

    @Test
    void refuseWhatWouldBreakAGuarantee() {
        assertThatThrownBy(() -> ClientProperties.parse("acks=1"))
                .hasMessage("sets acks, which the application sets itself: leave it out");
    }

    @Test
    void refuseWhatTheClientRefusesWithoutRepeatingIt() {
        assertThatThrownBy(() -> ClientProperties.parse("security.protocol=geheim"))
                .hasMessageContaining("is refused by the Kafka client")
                .hasMessageNotContaining("geheim");
        assertThatThrownBy(() -> ClientProperties.parse("geheim")).hasMessageNotContaining("geheim");
    }
}

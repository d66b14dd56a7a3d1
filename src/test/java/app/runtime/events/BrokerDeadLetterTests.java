package app.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class BrokerDeadLetterTests {

    private static final byte[] VALUE = "{}".getBytes(UTF_8);

    @Test
    void saysWhoFailedWhereAndWhy() {
        var letter = stored(BrokerDeadLetter.of(failed(VALUE), "notifications.send", 10, "no such order"));

        assertThat(letter.record().topic()).isEqualTo("orders.events.dlt");
        assertThat(letter.module()).isEqualTo("notifications");
        assertThat(letter.forPeople().event()).isEqualTo("orders.order-placed.v1");
        assertThat(letter.forPeople().listener()).isEqualTo("notifications.send");
        assertThat(letter.forPeople().attempts()).isEqualTo(10);
        assertThat(letter.forPeople().error()).isEqualTo("no such order (orders.events-2 at 41)");
    }

    @Test
    void isTheSameHoweverOftenItIsNoted() {
        var once = stored(BrokerDeadLetter.of(failed(VALUE), "notifications.send", 10, "one reason"));
        var again = stored(BrokerDeadLetter.of(failed(VALUE), "notifications.send", 3, "another"));
        var other = stored(BrokerDeadLetter.of(failed(VALUE), "notifications.other", 10, "one reason"));

        assertThat(again.id()).isEqualTo(once.id());
        assertThat(other.id()).isNotEqualTo(once.id());
    }

    @Test
    void goesBackAsItCameForTheListenerThatFailed() {
        var again = stored(BrokerDeadLetter.of(failed(VALUE), "notifications.send", 10, "no such order"))
                .again();

        assertThat(again.topic()).isEqualTo("orders.events");
        assertThat(again.key()).isEqualTo("order-1");
        assertThat(again.value()).isEqualTo(VALUE);
        assertThat(again.headers().toArray()).extracting("key").containsExactlyInAnyOrder("ce_type", "listener");
        assertThat(EventHeaders.text(again.headers(), "listener")).contains("notifications.send");
    }

    @Test
    void ofARecordWithoutAValueIsNoTombstone() {
        assertThat(BrokerDeadLetter.of(failed(null), "notifications", 1, "no event")
                        .value())
                .isEmpty();
    }

    private static ConsumerRecord<String, byte[]> failed(byte[] value) {
        var record = new ConsumerRecord<>("orders.events", 2, 41, "order-1", value);
        record.headers().add("ce_type", "orders.order-placed.v1".getBytes(UTF_8));
        return record;
    }

    private static BrokerDeadLetter stored(ProducerRecord<String, byte[]> sent) {
        var record = new ConsumerRecord<>(sent.topic(), 0, 0, sent.key(), sent.value());
        sent.headers().forEach(header -> record.headers().add(header));
        return new BrokerDeadLetter(record);
    }
}

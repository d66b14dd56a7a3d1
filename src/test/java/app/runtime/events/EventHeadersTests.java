package app.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.context.Correlation;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

class EventHeadersTests {

    private static final UUID EVENT = UUID.fromString("01995e6e-0000-7000-8000-000000000001");
    private static final UUID ORDER = UUID.fromString("01995e6e-0000-7000-8000-000000000002");
    private static final String TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

    @Test
    void areThoseOfCloudEventsInBinaryMode() {
        var record = EventHeaders.record("orders", row(Optional.empty(), Optional.of(new Correlation("c-1", TRACE))));

        assertThat(record.topic()).isEqualTo("orders.events");
        assertThat(record.key()).isEqualTo(ORDER.toString());
        assertThat(record.value()).asString().isEqualTo("{\"a\":1}");
        assertThat(headersOf(record))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "ce_specversion", "1.0",
                        "ce_id", EVENT.toString(),
                        "ce_type", "orders.order-placed.v1",
                        "ce_source", "/monolift/orders",
                        "ce_subject", ORDER.toString(),
                        "ce_time", "2026-11-21T10:00:00Z",
                        "content-type", "application/json",
                        "X-Correlation-Id", "c-1",
                        "traceparent", TRACE));
    }

    @Test
    void nameTheListenerOfARecordThatIsForOneAlone() {
        var record = EventHeaders.record("orders", row(Optional.of("notifications.send"), Optional.empty()));

        assertThat(headersOf(record))
                .containsEntry("listener", "notifications.send")
                .doesNotContainKeys("X-Correlation-Id", "traceparent");
    }

    @Test
    void carryTheCorrelationThere() {
        var sent = EventHeaders.record("orders", row(Optional.empty(), Optional.of(new Correlation("c-1", TRACE))));
        var received = new ConsumerRecord<>("orders.events", 0, 7, sent.key(), sent.value());
        sent.headers().forEach(header -> received.headers().add(header));

        assertThat(EventHeaders.correlation(received)).isEqualTo(new Correlation("c-1", TRACE));
    }

    private static BrokerRow row(Optional<String> listener, Optional<Correlation> correlation) {
        return new BrokerRow(
                UUID.randomUUID(),
                EVENT,
                "orders.order-placed.v1",
                ORDER,
                listener,
                "{\"a\":1}",
                "2026-11-21T10:00:00Z",
                correlation);
    }

    private static Map<String, String> headersOf(ProducerRecord<?, ?> record) {
        var headers = new LinkedHashMap<String, String>();
        record.headers().forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
        return headers;
    }
}

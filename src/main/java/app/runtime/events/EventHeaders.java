package app.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import app.runtime.context.Correlation;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/** How an event looks at the broker: CloudEvents 1.0 in binary mode; the value is the event's JSON and nothing else. */
final class EventHeaders {

    static final String TYPE = "ce_type";
    static final String ID = "ce_id";
    static final String CORRELATION_ID = "X-Correlation-Id";
    static final String TRACEPARENT = "traceparent";

    /** The one listener that a record is for: it had waited for that one alone, or had failed there. */
    static final String LISTENER = "listener";

    private EventHeaders() {}

    static ProducerRecord<String, byte[]> record(String publisher, BrokerRow row) {
        var record = new ProducerRecord<>(
                BrokerTopics.of(publisher),
                row.aggregateId().toString(),
                row.payload().getBytes(UTF_8));
        var headers = record.headers();
        put(headers, "ce_specversion", "1.0");
        put(headers, ID, row.eventId().toString());
        put(headers, TYPE, row.eventName());
        put(headers, "ce_source", "/monolift/" + publisher);
        put(headers, "ce_subject", row.aggregateId().toString());
        put(headers, "ce_time", row.time());
        put(headers, "content-type", "application/json");
        row.correlation().ifPresent(correlation -> {
            put(headers, CORRELATION_ID, correlation.id());
            put(headers, TRACEPARENT, correlation.traceparent());
        });
        row.listener().ifPresent(listener -> put(headers, LISTENER, listener));
        return record;
    }

    static Correlation correlation(ConsumerRecord<?, ?> record) {
        return text(record.headers(), CORRELATION_ID)
                .map(id ->
                        new Correlation(id, text(record.headers(), TRACEPARENT).orElse(null)))
                .orElseGet(Correlation::fresh);
    }

    static Optional<String> text(Headers headers, String name) {
        return Optional.ofNullable(headers.lastHeader(name)).map(header -> new String(header.value(), UTF_8));
    }

    static void put(Headers headers, String name, @Nullable String value) {
        if (value != null) {
            headers.remove(name).add(name, value.getBytes(UTF_8));
        }
    }
}

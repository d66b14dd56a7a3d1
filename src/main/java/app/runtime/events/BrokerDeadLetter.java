package app.runtime.events;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * An event from the broker that a listener could not handle, as it lies in the topic of dead letters: the record as it
 * came, with headers that say why, where from, and for whom. The key is the id of the dead letter; the same failure of
 * the same record has the same id, however often it is noted.
 */
record BrokerDeadLetter(ConsumerRecord<String, byte[]> record) {

    private static final String PREFIX = "dead-letter-";
    private static final String LISTENER = PREFIX + "listener";
    private static final String GROUP = PREFIX + "group";
    private static final String REASON = PREFIX + "reason";
    private static final String ATTEMPTS = PREFIX + "attempts";
    private static final String SINCE = PREFIX + "since";
    private static final String TOPIC = PREFIX + "topic";
    private static final String PARTITION = PREFIX + "partition";
    private static final String OFFSET = PREFIX + "offset";
    private static final String KEY = PREFIX + "key";

    static ProducerRecord<String, byte[]> of(
            ConsumerRecord<String, byte[]> failed, String listener, int attempts, String reason) {
        var place = failed.topic() + "-" + failed.partition() + "@" + failed.offset();
        var id = UUID.nameUUIDFromBytes((place + " " + listener).getBytes(UTF_8));
        var letter = new ProducerRecord<>(
                BrokerTopics.deadLettersOf(failed.topic()), null, id.toString(), value(failed), failed.headers());
        var headers = letter.headers();
        EventHeaders.put(headers, LISTENER, listener);
        EventHeaders.put(headers, GROUP, EventTypes.moduleOf(listener));
        EventHeaders.put(headers, REASON, reason);
        EventHeaders.put(headers, ATTEMPTS, Integer.toString(attempts));
        EventHeaders.put(headers, SINCE, Instant.now().toString());
        EventHeaders.put(headers, TOPIC, failed.topic());
        EventHeaders.put(headers, PARTITION, Integer.toString(failed.partition()));
        EventHeaders.put(headers, OFFSET, Long.toString(failed.offset()));
        EventHeaders.put(headers, KEY, failed.key());
        return letter;
    }

    /** Without a value it would be a tombstone. */
    private static byte[] value(ConsumerRecord<String, byte[]> failed) {
        return failed.value() == null ? new byte[0] : failed.value();
    }

    UUID id() {
        return UUID.fromString(record.key());
    }

    /** The module whose listener failed. */
    String module() {
        return EventTypes.moduleOf(listener());
    }

    /** The record as it came, now for the listener alone that had failed. */
    ProducerRecord<String, byte[]> again() {
        var again = new ProducerRecord<>(text(TOPIC), null, header(KEY).orElse(null), record.value(), record.headers());
        List.of(LISTENER, GROUP, REASON, ATTEMPTS, SINCE, TOPIC, PARTITION, OFFSET, KEY)
                .forEach(again.headers()::remove);
        EventHeaders.put(again.headers(), EventHeaders.LISTENER, listener());
        return again;
    }

    /** What takes it out of its topic. */
    ProducerRecord<String, byte[]> tombstone() {
        return new ProducerRecord<>(record.topic(), record.key(), null);
    }

    DeadLetter forPeople() {
        return new DeadLetter(
                module(),
                id(),
                header(EventHeaders.TYPE).orElse("unknown"),
                header(EventHeaders.ID).map(UUID::fromString).orElse(id()),
                listener(),
                Integer.parseInt(text(ATTEMPTS)),
                since(),
                text(REASON) + " (" + text(TOPIC) + "-" + text(PARTITION) + " at " + text(OFFSET) + ")",
                header(EventHeaders.CORRELATION_ID).orElse(""));
    }

    Instant since() {
        return Instant.parse(text(SINCE));
    }

    private String listener() {
        return text(LISTENER);
    }

    private String text(String name) {
        return header(name).orElse("");
    }

    private Optional<String> header(String name) {
        return EventHeaders.text(record.headers(), name);
    }
}

package app.runtime.events;

import app.runtime.topology.AppModule;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The dead letters at the broker: a compacted topic beside each topic of events, where the last word per id counts. */
final class BrokerDeadLetters implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);

    private static final String NAME = "dead letters";

    private final Broker broker;
    private final BrokerSender sender;
    private final MeterRegistry registry;

    BrokerDeadLetters(Broker broker, MeterRegistry registry) {
        this.broker = broker;
        this.sender = new BrokerSender(broker.clients());
        this.registry = registry;
    }

    /** From now on those of the module are counted: a counter that begins with the first would show no increase. */
    void countFor(AppModule module) {
        counter(module.name());
    }

    /** Whether the broker has it now. */
    synchronized boolean tryBury(
            ConsumerRecord<String, byte[]> failed, String listener, int attempts, Throwable failure) {
        try {
            sender.sendOrThrow(BrokerDeadLetter.of(failed, listener, attempts, EventDispatcher.summary(failure)));
            broker.answered(NAME);
            counter(EventTypes.moduleOf(listener)).increment();
            return true;
        } catch (KafkaException outOfReach) {
            broker.failed(NAME, outOfReach);
            return false;
        }
    }

    /**
     * What the listeners of these modules could not handle, oldest first.
     *
     * @param publishers the modules whose events they may have wanted
     * @throws KafkaException if the broker is out of reach
     */
    List<BrokerDeadLetter> of(Collection<String> modules, Collection<String> publishers) {
        var topics = broker.topics()
                .existing(publishers.stream().map(BrokerTopics::of).map(BrokerTopics::deadLettersOf));
        try (var reader = broker.clients().reader()) {
            return read(reader, topics).values().stream()
                    .map(BrokerDeadLetter::new)
                    .filter(letter -> modules.contains(letter.module()))
                    .sorted(Comparator.comparing(BrokerDeadLetter::since))
                    .toList();
        }
    }

    /** Sends them to their listeners again; if that is cut off, one may be sent twice, and the inbox knows it. */
    synchronized int resubmit(List<BrokerDeadLetter> all, Collection<UUID> ids) {
        var chosen = all.stream()
                .filter(letter -> ids.isEmpty() || ids.contains(letter.id()))
                .toList();
        for (var letter : chosen) {
            sender.sendOrThrow(letter.again());
            sender.sendOrThrow(letter.tombstone());
        }
        return chosen.size();
    }

    @Override
    public synchronized void close() {
        sender.close();
    }

    private Counter counter(String module) {
        return registry.counter("events.broker.dead.letters", "module", module);
    }

    private static Map<String, ConsumerRecord<String, byte[]>> read(
            KafkaConsumer<String, byte[]> reader, Set<String> topics) {
        var partitions = topics.stream()
                .flatMap(topic -> reader.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        reader.assign(partitions);
        reader.seekToBeginning(partitions);
        var ends = reader.endOffsets(partitions);
        var letters = new LinkedHashMap<String, ConsumerRecord<String, byte[]>>();
        while (partitions.stream().anyMatch(each -> reader.position(each) < ends.getOrDefault(each, 0L))) {
            for (var record : reader.poll(POLL)) {
                if (record.value() == null) {
                    letters.remove(record.key());
                } else {
                    letters.put(record.key(), record);
                }
            }
        }
        return letters;
    }
}

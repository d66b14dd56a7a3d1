package app.runtime.events;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiPredicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The partitions that one consumer has, each with its lane. While a lane works, its partition is paused. Used by the
 * thread that polls.
 */
final class PartitionLanes implements ConsumerRebalanceListener {

    private static final Logger log = LoggerFactory.getLogger(PartitionLanes.class);

    /** For the record in hand, when a partition is given away or the process stops. */
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private static final Duration LONGEST_COMMIT = Duration.ofSeconds(2);

    private final KafkaConsumer<?, ?> consumer;
    private final BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work;
    private final Map<TopicPartition, PartitionLane> lanes = new HashMap<>();

    PartitionLanes(KafkaConsumer<?, ?> consumer, BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work) {
        this.consumer = consumer;
        this.work = work;
    }

    boolean areIdle() {
        return lanes.values().stream().allMatch(PartitionLane::isIdle);
    }

    void take(ConsumerRecords<String, byte[]> records) {
        for (var partition : records.partitions()) {
            lanes.computeIfAbsent(partition, any -> new PartitionLane(work)).take(records.records(partition));
        }
        lanes.forEach((partition, lane) -> {
            if (lane.isIdle()) {
                consumer.resume(List.of(partition));
            } else {
                consumer.pause(List.of(partition));
            }
        });
    }

    /** Without waiting; what the broker does not take is committed the next time. */
    void commit() {
        var progress = positions(lanes.keySet());
        progress.entrySet()
                .removeIf(
                        each -> lane(each.getKey()).isCommitted(each.getValue().offset()));
        if (!progress.isEmpty()) {
            consumer.commitAsync(progress, (offsets, failure) -> {
                if (failure == null) {
                    offsets.forEach((partition, offset) -> noteCommitted(partition, offset.offset()));
                }
            });
        }
    }

    /** Finishes the records in hand, commits, and has no partitions any more. */
    void close() {
        onPartitionsRevoked(List.copyOf(lanes.keySet()));
    }

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
        // A lane is made when there is work for it.
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
        stop(partitions);
        var progress = positions(partitions);
        lanes.keySet().removeAll(partitions);
        try {
            if (!progress.isEmpty()) {
                consumer.commitSync(progress, LONGEST_COMMIT);
            }
        } catch (KafkaException notNow) {
            log.debug("What was done last was not committed; it comes again, without effect", notNow);
        }
    }

    /** They are another's already: what was done since the last commit is done again there, without effect. */
    @Override
    public void onPartitionsLost(Collection<TopicPartition> partitions) {
        stop(partitions);
        lanes.keySet().removeAll(partitions);
    }

    private void stop(Collection<TopicPartition> partitions) {
        var leaving =
                partitions.stream().map(lanes::get).filter(Objects::nonNull).toList();
        leaving.forEach(PartitionLane::beginStop);
        var end = System.nanoTime() + PATIENCE.toNanos();
        leaving.forEach(lane -> lane.awaitStop(Duration.ofNanos(Math.max(1, end - System.nanoTime()))));
    }

    private Map<TopicPartition, OffsetAndMetadata> positions(Collection<TopicPartition> partitions) {
        return partitions.stream()
                .filter(partition ->
                        lanes.containsKey(partition) && lane(partition).hasMoved())
                .collect(Collectors.toMap(
                        partition -> partition,
                        partition -> new OffsetAndMetadata(lane(partition).position())));
    }

    private void noteCommitted(TopicPartition partition, long offset) {
        var lane = lanes.get(partition);
        if (lane != null) {
            lane.committed(offset);
        }
    }

    private PartitionLane lane(TopicPartition partition) {
        return Objects.requireNonNull(lanes.get(partition));
    }
}

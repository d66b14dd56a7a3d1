package app.runtime.events;

import app.runtime.topology.AppModule;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiPredicate;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads for one module what it wants from the topics of others, as a member of the group that bears the module's name.
 * Polling goes on while listeners work, so that the group does not take a slow listener for a dead process. An offset
 * is committed when everything before it is done.
 */
final class ModuleConsumer {

    private static final Logger log = LoggerFactory.getLogger(ModuleConsumer.class);

    private static final Duration POLL_WHILE_WORKING = Duration.ofMillis(20);
    private static final Duration POLL_WHILE_IDLE = Duration.ofMillis(250);
    private static final Duration LONGEST_GOODBYE = Duration.ofSeconds(2);
    private static final RetryPolicy PAUSES =
            new RetryPolicy(Integer.MAX_VALUE, Duration.ofSeconds(1), Duration.ofSeconds(15));

    private final AppModule module;
    private final Set<String> topics;
    private final Broker broker;
    private final BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread poller;

    /** @param work whether a record is done with; else it was interrupted by the latch, and comes again */
    ModuleConsumer(
            AppModule module,
            Set<String> topics,
            Broker broker,
            BiPredicate<ConsumerRecord<String, byte[]>, CountDownLatch> work) {
        this.module = module;
        this.topics = Set.copyOf(topics);
        this.broker = broker;
        this.work = work;
        this.poller = Thread.ofVirtual().name("events-for-" + module).unstarted(this::run);
    }

    void start() {
        poller.start();
    }

    void beginStop() {
        stopping.countDown();
    }

    void awaitStop(Duration patience) throws InterruptedException {
        if (!poller.join(patience)) {
            log.warn("A listener of {} did not finish in time; its event will come again", module);
        }
    }

    private void run() {
        try {
            for (var failures = 1; isRunning(); failures++) {
                consumeSafely();
                stopping.await(PAUSES.boundAfter(failures).toMillis(), TimeUnit.MILLISECONDS);
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void consumeSafely() {
        try {
            broker.topics().ensure(topics);
            var consumer = broker.clients().consumer(module);
            broker.answered(poller.getName());
            try {
                consume(consumer);
            } finally {
                consumer.close(CloseOptions.timeout(LONGEST_GOODBYE));
            }
        } catch (KafkaException failed) {
            note(failed);
        } catch (RuntimeException unexpected) {
            log.warn("Events for {} cannot be read now; tried again soon", module, unexpected);
        }
    }

    private void consume(KafkaConsumer<String, byte[]> consumer) {
        var lanes = new PartitionLanes(consumer, work);
        try {
            consumer.subscribe(topics, lanes);
            while (isRunning()) {
                lanes.take(consumer.poll(lanes.areIdle() ? POLL_WHILE_IDLE : POLL_WHILE_WORKING));
                lanes.commit();
            }
        } finally {
            lanes.close();
        }
    }

    private boolean isRunning() {
        return stopping.getCount() > 0;
    }

    private void note(KafkaException failed) {
        if (KafkaClients.isOutOfReach(failed)) {
            broker.failed(poller.getName(), failed);
        } else {
            log.warn("Events for {} cannot be read now; tried again soon", module, failed);
        }
    }
}

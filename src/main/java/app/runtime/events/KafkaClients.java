package app.runtime.events;

import app.runtime.topology.AppModule;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Clients of the broker, each set up for what it is for. None of them is made before it is needed: making one fails
 * while the broker's name cannot be resolved, and the process must start all the same.
 */
record KafkaClients(KafkaSettings settings) {

    /** How long one attempt to send may take. It is retried as long as need be, but by the outbox. */
    private static final Duration LONGEST_SENDING = Duration.ofSeconds(5);

    private static final Duration LONGEST_REQUEST = Duration.ofSeconds(3);

    /** After a crash, others take over its partitions this much later. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(10);

    private static final int RECORDS_AT_ONCE = 100;

    /** A little more than a broker takes by default: a dead letter is its event and why. */
    private static final int LARGEST_REQUEST = 2_000_000;

    boolean configured() {
        return settings.hasBroker();
    }

    /** Confirms a record once every in-sync replica has it, and writes it once however often it was sent. */
    KafkaProducer<String, byte[]> producer() {
        var config = common();
        config.put("acks", "all");
        config.put("enable.idempotence", true);
        config.put("linger.ms", 0);
        config.put("delivery.timeout.ms", (int) LONGEST_SENDING.toMillis());
        config.put("max.block.ms", LONGEST_REQUEST.toMillis());
        config.put("max.request.size", LARGEST_REQUEST);
        return new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
    }

    /** For a group; what it has read is committed by whoever uses it. A new group begins with the oldest event. */
    KafkaConsumer<String, byte[]> consumer(AppModule group) {
        var config = reading();
        config.put("group.id", group.name());
        config.put("partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
        config.put("session.timeout.ms", (int) LONGEST_SILENCE.toMillis());
        config.put("max.poll.records", RECORDS_AT_ONCE);
        return new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer());
    }

    /** For reading a topic from its beginning, in no group. */
    KafkaConsumer<String, byte[]> reader() {
        return new KafkaConsumer<>(reading(), new StringDeserializer(), new ByteArrayDeserializer());
    }

    Admin admin() {
        var config = common();
        config.put("default.api.timeout.ms", (int) LONGEST_SENDING.toMillis());
        return Admin.create(config);
    }

    /**
     * Whether trying again later may help by itself: the network or the broker is down, or its name is not known yet.
     */
    static boolean isOutOfReach(Throwable failure) {
        return failure instanceof RetriableException || failure.getCause() instanceof ConfigException;
    }

    static KafkaException reason(ExecutionException failed) {
        return failed.getCause() instanceof KafkaException known ? known : new KafkaException(failed);
    }

    private Map<String, Object> reading() {
        var config = common();
        config.put("enable.auto.commit", false);
        config.put("auto.offset.reset", "earliest");
        config.put("allow.auto.create.topics", false);
        config.put("default.api.timeout.ms", (int) LONGEST_SENDING.toMillis());
        return config;
    }

    private Map<String, Object> common() {
        var config = new HashMap<String, Object>(settings.clientProperties().values());
        config.put("bootstrap.servers", String.join(",", settings.bootstrapServers()));
        config.put("request.timeout.ms", (int) LONGEST_REQUEST.toMillis());
        config.put("enable.metrics.push", false);
        return config;
    }
}

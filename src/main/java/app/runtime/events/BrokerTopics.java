package app.runtime.events;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TopicExistsException;

/** One topic per publishing module, and beside it one for dead letters; created when somebody first needs them. */
final class BrokerTopics {

    private static final String SUFFIX = ".events";
    private static final String DEAD_LETTERS = ".dlt";

    /** A dead letter is its event, which was small enough, and why. */
    private static final String LARGEST_DEAD_LETTER = "2000000";

    private final KafkaClients clients;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    BrokerTopics(KafkaClients clients) {
        this.clients = clients;
    }

    static String of(String publisher) {
        return publisher + SUFFIX;
    }

    static String deadLettersOf(String topic) {
        return topic + DEAD_LETTERS;
    }

    /**
     * Creates those of the topics, and of their dead letters, that are missing.
     *
     * @throws KafkaException if the broker is out of reach or refuses
     */
    void ensure(Collection<String> topics) {
        if (known.containsAll(topics)) {
            return;
        }
        try (var admin = clients.admin()) {
            var missing = new HashSet<>(topics);
            topics.forEach(topic -> missing.add(deadLettersOf(topic)));
            missing.removeAll(admin.listTopics().names().get());
            for (var topic : missing) {
                create(admin, topic);
            }
            known.addAll(topics);
        } catch (ExecutionException failed) {
            throw KafkaClients.reason(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopping);
        }
    }

    /** Looks again the next time: somebody may have deleted one. */
    void forget() {
        known.clear();
    }

    /** Those of the topics that exist. */
    Set<String> existing(Stream<String> topics) {
        try (var admin = clients.admin()) {
            var all = admin.listTopics().names().get();
            return topics.filter(all::contains).collect(Collectors.toUnmodifiableSet());
        } catch (ExecutionException failed) {
            throw KafkaClients.reason(failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException(stopping);
        }
    }

    private void create(Admin admin, String topic) throws ExecutionException, InterruptedException {
        try {
            admin.createTopics(Set.of(described(topic))).all().get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    private NewTopic described(String topic) {
        var settings = clients.settings();
        var replicas = Optional.ofNullable(settings.replicationFactor()).map(Integer::shortValue);
        Map<String, String> config = new HashMap<>();
        if (topic.endsWith(DEAD_LETTERS)) {
            config.put("cleanup.policy", "compact");
            config.put("max.message.bytes", LARGEST_DEAD_LETTER);
        } else {
            config.put("retention.ms", Long.toString(settings.retention().toMillis()));
        }
        return new NewTopic(topic, Optional.of(settings.partitions()), replicas).configs(config);
    }
}

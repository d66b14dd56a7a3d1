package app.runtime.events;

import app.runtime.settings.Settings;
import app.runtime.settings.SettingsOfProcess;
import app.runtime.settings.Variable;
import app.runtime.topology.Modules;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * How events travel between processes.
 *
 * @param bootstrapServers empty if there is no broker: then this process must host all modules
 */
@Settings
record KafkaSettings(
        @Variable(
                name = "KAFKA_BOOTSTRAP_SERVERS",
                meaning = "host:port of the Kafka that carries events between processes, several separated by commas;"
                        + " needed unless one process hosts all modules")
        List<String> bootstrapServers,

        @Variable(
                name = "KAFKA_PROPERTIES",
                meaning = "What else the Kafka client needs, by its own names, one name=value a line, such as"
                        + " security.protocol=SASL_SSL",
                secret = true)
        @Nullable
        ClientProperties properties,

        @Variable(
                name = "KAFKA_PARTITIONS",
                meaning = "Partitions of a topic that is created; never change it later, or events of one aggregate"
                        + " may overtake each other",
                defaultValue = "6")
        @Min(1)
        @Max(1000)
        int partitions,

        @Variable(
                name = "KAFKA_REPLICATION_FACTOR",
                meaning = "Copies of a topic that is created; absent: the broker's own default")
        @Min(1)
        @Max(100)
        @Nullable
        Integer replicationFactor,

        @Variable(
                name = "KAFKA_RETENTION",
                meaning =
                        "How long a topic that is created keeps events: longer than any consumer is down, shorter than"
                                + " the 30 days for which consumers know what they have handled",
                defaultValue = "7d")
        @DurationMin(minutes = 1)
        @DurationMax(days = 28)
        Duration retention,

        @Variable(
                name = "KAFKA_MAX_ATTEMPTS",
                meaning =
                        "How many attempts an event gets that a listener cannot handle before it becomes a dead letter;"
                                + " those behind it in its partition wait so long",
                defaultValue = "10")
        @Min(1)
        @Max(1000)
        int maxAttempts,

        @Variable(
                name = "KAFKA_RETRY_CAP",
                meaning = "Upper bound of the pause before such an attempt; it begins at EVENTS_RETRY_BASE and doubles",
                defaultValue = "30s")
        @DurationMin(millis = 1)
        Duration retryCap)
        implements SettingsOfProcess {

    KafkaSettings {
        bootstrapServers = List.copyOf(bootstrapServers);
    }

    boolean hasBroker() {
        return !bootstrapServers.isEmpty();
    }

    ClientProperties clientProperties() {
        return properties == null ? ClientProperties.NONE : properties;
    }

    RetryPolicy retryPolicy(Duration base) {
        return new RetryPolicy(maxAttempts, base, retryCap);
    }

    @Override
    public List<String> problems(Modules modules) {
        return hasBroker() || modules.remote().isEmpty()
                ? List.of()
                : List.of(("KAFKA_BOOTSTRAP_SERVERS is not set, but events have to reach %s, which %s not hosted here:"
                                + " set it to the host:port of a Kafka, or host all modules by leaving out MODULES")
                        .formatted(modules.remote(), modules.remote().size() == 1 ? "is" : "are"));
    }
}

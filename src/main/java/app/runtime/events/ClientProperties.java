package app.runtime.events;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.ConfigException;

/**
 * What a Kafka client is told beyond the address: encryption, authentication, whatever the broker asks for, by the
 * client's own names. Not what the guarantees of delivery rest on.
 */
record ClientProperties(Map<String, String> values) {

    static final ClientProperties NONE = new ClientProperties(Map.of());

    /** Prefixes of names that are set here and nowhere else. */
    private static final Set<String> OURS = Set.of(
            "bootstrap.servers",
            "group.",
            "client.id",
            "transactional.id",
            "key.",
            "value.",
            "acks",
            "enable.",
            "isolation.level",
            "auto.offset.reset",
            "allow.auto.create.topics",
            "partition");

    ClientProperties {
        values = Map.copyOf(values);
    }

    /** One {@code name=value} a line, nothing escaped: a value may hold any other character. */
    static ClientProperties parse(String text) {
        var values = new LinkedHashMap<String, String>();
        text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .forEach(line -> add(line, values));
        requireValid(values);
        return new ClientProperties(values);
    }

    private static void add(String line, Map<String, String> values) {
        var parts = List.of(line.split("=", 2));
        if (parts.size() < 2) {
            throw new IllegalArgumentException("has a line without '=': write one name=value a line");
        }
        var name = parts.getFirst().strip();
        if (OURS.stream().anyMatch(name::startsWith)) {
            throw new IllegalArgumentException("sets " + name + ", which the application sets itself: leave it out");
        }
        values.put(name, parts.getLast().strip());
    }

    private static void requireValid(Map<String, String> values) {
        var complete = new LinkedHashMap<String, Object>(values);
        complete.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:9092");
        try {
            new AdminClientConfig(complete);
        } catch (ConfigException refused) {
            // Its own message repeats the value, which may be a secret.
            throw new IllegalArgumentException("is refused by the Kafka client: a value is not what its name asks for");
        }
    }

    /** Passwords are among them. */
    @Override
    public String toString() {
        return "ClientProperties" + values.keySet();
    }
}

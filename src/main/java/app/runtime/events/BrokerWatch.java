package app.runtime.events;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks the broker from time to time how far behind the hosted modules are, and so whether it is there at all. */
final class BrokerWatch {

    private static final Logger log = LoggerFactory.getLogger(BrokerWatch.class);

    private static final String NAME = "watch";

    private final Broker broker;
    private final MeterRegistry registry;
    private final Duration interval;
    private final Map<String, Long> lags = new ConcurrentHashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    BrokerWatch(Broker broker, Duration interval, MeterRegistry registry) {
        this.broker = broker;
        this.interval = interval;
        this.registry = registry;
    }

    /** For the modules that want something. */
    void start(List<EventReader> readers) {
        if (!broker.configured()) {
            return;
        }
        registerMeters(readers);
        Thread.ofVirtual().name("broker-watch").start(() -> work(readers));
    }

    void stop() {
        stopping.countDown();
    }

    private void registerMeters(List<EventReader> readers) {
        Gauge.builder("events.broker.reachable", broker.reach(), reach -> reach.isLost() ? 0 : 1)
                .description("Whether the broker answers")
                .register(registry);
        for (var reader : readers) {
            for (var topic : reader.topics()) {
                Gauge.builder("events.broker.lag", lags, known -> lag(known, reader, topic))
                        .description("Events at the broker that the module has still to handle")
                        .tag("module", reader.module().name())
                        .tag("topic", topic)
                        .register(registry);
            }
        }
    }

    private void work(List<EventReader> readers) {
        try {
            while (!stopping.await(interval.toMillis(), TimeUnit.MILLISECONDS)) {
                look(readers);
            }
        } catch (InterruptedException unexpected) {
            Thread.currentThread().interrupt();
        }
    }

    private void look(List<EventReader> readers) throws InterruptedException {
        var begun = System.nanoTime();
        try (var admin = broker.clients().admin()) {
            admin.describeCluster().nodes().get();
            broker.answered(NAME);
            begun = System.nanoTime();
            for (var reader : readers) {
                BrokerLag.of(admin, reader.module().name(), reader.topics())
                        .forEach((topic, lag) -> lags.put(key(reader, topic), lag));
            }
        } catch (ExecutionException failed) {
            note(begun, KafkaClients.reason(failed));
        } catch (RuntimeException failed) {
            note(begun, failed);
        }
    }

    private void note(long begun, Throwable failed) {
        if (KafkaClients.isOutOfReach(failed)) {
            broker.missed(NAME, begun, failed);
        } else {
            log.debug("The lag is not known now", failed);
        }
    }

    /** Not a number until it is known. */
    private static double lag(Map<String, Long> lags, EventReader reader, String topic) {
        var known = lags.get(key(reader, topic));
        return known == null ? Double.NaN : known;
    }

    private static String key(EventReader reader, String topic) {
        return reader.module() + " " + topic;
    }
}

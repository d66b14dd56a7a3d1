package app.deployment;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.Application;
import app.KafkaBroker;
import app.NeedsModules;
import app.ShopClient;
import app.Surroundings;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.boot.test.web.server.LocalManagementPort;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** What alerts, autoscalers, dashboards and the script that judges a canary ask for is measured by the application. */
@NeedsModules
@Tag("delivery")
@SpringBootTest(classes = Application.class, webEnvironment = WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = {Surroundings.class, MetricNameIntegrationTests.WithBroker.class})
@DirtiesContext
class MetricNameIntegrationTests {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Pattern SAMPLE = Pattern.compile("(?m)^([a-zA-Z_][a-zA-Z0-9_]*)(?:\\{(.*)})? \\S+$");
    private static final Pattern LABEL = Pattern.compile("([a-zA-Z_][a-zA-Z0-9_]*)=\"(?:[^\"\\\\]|\\\\.)*\"");

    /** What Prometheus and its operator say of what they ask. */
    private static final Set<String> OF_PROMETHEUS =
            Set.of("namespace", "pod", "service", "container", "instance", "job");

    /** Of kube-state-metrics, and of Prometheus itself. */
    private static final Map<String, Set<String>> OF_OTHERS = Map.of(
            "up", Set.of(),
            "kube_deployment_spec_replicas", Set.of("deployment"),
            "kube_deployment_status_replicas_available", Set.of("deployment"),
            "kube_job_failed", Set.of("job_name", "condition"));

    private final ShopClient shop;
    private final ShopClient metrics;

    MetricNameIntegrationTests(@LocalServerPort int port, @LocalManagementPort int managementPort) {
        shop = ShopClient.atPort(port);
        metrics = ShopClient.atPort(managementPort);
    }

    @Test
    void areTheApplications() {
        var customer = shop.newCustomer();
        customer.get("/v1/orders").expect(200);

        assertThat(Query.all()).hasSizeGreaterThan(30);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Query.all().flatMap(query -> problems(query, measured())))
                        .isEmpty());
    }

    @Test
    void tellsWhatIsNotMeasured() {
        var measured = measured();

        assertThat(problems(new Query("it", "sum(outbox_size{application=\"monolift\"})"), measured))
                .containsExactly("it asks for outbox_size, which nobody measures");
        assertThat(problems(new Query("it", "outbox_backlog{topic=\"orders.events\"}"), measured))
                .containsExactly("it asks for outbox_backlog with topic, which it has not");
        assertThat(problems(
                        new Query("it", "sum by (module, topic) (outbox_backlog{application=\"monolift\"})"), measured))
                .containsExactly("it groups by topic, which nothing of it has");
    }

    private Stream<String> problems(Query query, Map<String, Set<String>> measured) {
        var scraped = scraped();
        var missing = query.selectors().stream().flatMap(selector -> {
            var labels = measured.get(selector.metric());
            return labels == null
                    ? Stream.of("%s asks for %s, which nobody measures".formatted(query.asker(), selector.metric()))
                    : selector.labels().stream()
                            .filter(label -> !labels.contains(label) && !scraped.contains(label))
                            .map(label -> "%s asks for %s with %s, which it has not"
                                    .formatted(query.asker(), selector.metric(), label));
        });
        var grouping = query.grouping().stream()
                .filter(label -> !scraped.contains(label)
                        && query.selectors().stream()
                                .noneMatch(selector -> measured.getOrDefault(selector.metric(), Set.of())
                                        .contains(label)))
                .map(label -> "%s groups by %s, which nothing of it has".formatted(query.asker(), label));
        return Stream.concat(missing, grouping);
    }

    /** The labels of each metric. */
    private Map<String, Set<String>> measured() {
        var text = new String(metrics.get("/metrics").expect(200).bytes(), StandardCharsets.UTF_8);
        var measured = new HashMap<String, Set<String>>(OF_OTHERS);
        SAMPLE.matcher(text)
                .results()
                .forEach(sample -> measured.computeIfAbsent(sample.group(1), _ -> new TreeSet<>())
                        .addAll(sample.group(2) == null ? Set.of() : labels(sample.group(2))));
        return measured;
    }

    private static Set<String> labels(String text) {
        return LABEL.matcher(text).results().map(label -> label.group(1)).collect(toCollection(TreeSet::new));
    }

    /** What every series gets when it is fetched. */
    private static Set<String> scraped() {
        var monitor = Overlay.of("production").all("ServiceMonitor").findFirst().orElseThrow();
        var labels = new TreeSet<>(OF_PROMETHEUS);
        labels.addAll(monitor.json().findValuesAsString("targetLabel"));
        assertThat(labels).containsAll(List.of("process", "release", "application"));
        return labels;
    }

    /** Some metrics are of a process that has a broker. */
    static final class WithBroker implements ApplicationContextInitializer<GenericApplicationContext> {

        @Override
        public void initialize(GenericApplicationContext context) {
            var broker = KafkaBroker.start();
            context.registerBean(KafkaBroker.class, () -> broker);
            TestPropertyValues.of("KAFKA_BOOTSTRAP_SERVERS=" + broker.bootstrapServers())
                    .applyTo(context);
        }
    }
}

package app.runtime.events;

import app.KafkaBroker;
import app.notifications.ListenersForTests;
import app.runtime.database.DatabaseForTests;
import app.runtime.database.ModuleDatabases;
import app.runtime.database.TestDatabase;
import app.runtime.json.Json;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import picocli.CommandLine;
import tools.jackson.databind.json.JsonMapper;

/** An application context with what publishes and delivers events, in the place of a process. */
record ProcessForTests(AnnotationConfigApplicationContext context) implements AutoCloseable {

    static KafkaSettings withoutBroker() {
        return settings(List.of());
    }

    static KafkaSettings with(KafkaBroker broker) {
        return settings(List.of(broker.bootstrapServers()));
    }

    static KafkaSettings settings(List<String> servers) {
        return settings(servers, 3);
    }

    static KafkaSettings settings(List<String> servers, int maxAttempts) {
        return new KafkaSettings(servers, null, 3, null, Duration.ofDays(7), maxAttempts, Duration.ofMillis(100));
    }

    /** @param modules that it hosts, as in {@code MODULES} */
    static ProcessForTests start(TestDatabase database, KafkaSettings kafka, String modules) {
        return start(database, kafka, modules, false);
    }

    /** Like an admin command, it publishes and does not deliver. */
    static ProcessForTests startCommand(TestDatabase database, KafkaSettings kafka, String modules) {
        return start(database, kafka, modules, true);
    }

    private static ProcessForTests start(TestDatabase database, KafkaSettings kafka, String modules, boolean command) {
        var context = new AnnotationConfigApplicationContext();
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("role", Map.of("app.command", command, "MODULES", modules)));
        context.getBeanFactory().registerSingleton("testDatabase", database);
        context.registerBean(JsonMapper.class, Json::mapper);
        context.registerBean(MeterRegistry.class, SimpleMeterRegistry::new);
        context.registerBean(
                EventSettings.class,
                () -> new EventSettings(
                        4,
                        Duration.ofMillis(100),
                        Duration.ofSeconds(30),
                        5,
                        Duration.ofMillis(10),
                        Duration.ofMillis(50)));
        context.registerBean(KafkaSettings.class, () -> kafka);
        context.register(DatabaseForTests.class, EventConfiguration.class);
        if (modules.isEmpty() || modules.contains("notifications")) {
            context.register(ListenersForTests.class);
        }
        context.refresh();
        return new ProcessForTests(context);
    }

    /** In a transaction of the event's module. */
    void publish(DomainEvent event) {
        context.getBean(ModuleDatabases.class)
                .of(event.getClass())
                .transaction()
                .executeWithoutResult(transaction -> context.publishEvent(event));
    }

    ListenersForTests listeners() {
        return context.getBean(ListenersForTests.class);
    }

    /** What the dead-letters command prints. */
    String deadLetters(String... arguments) {
        var printed = new StringWriter();
        new CommandLine(context.getBeanFactory().createBean(DeadLettersCommand.class))
                .setOut(new PrintWriter(printed))
                .execute(arguments);
        return printed.toString();
    }

    /** The two lines that the dead-letters command prints about this event; nothing if it prints none. */
    String deadLetter(DomainEvent event) {
        var lines = deadLetters("list").lines().toList();
        return IntStream.range(0, lines.size())
                .filter(line -> lines.get(line).contains("event " + event.eventId()))
                .mapToObj(line -> lines.get(line) + "\n" + lines.get(line + 1))
                .collect(Collectors.joining("\n"));
    }

    double gauge(String name, String... tags) {
        return context.getBean(MeterRegistry.class).get(name).tags(tags).gauge().value();
    }

    @Override
    public void close() {
        context.close();
    }
}

package app.runtime.events;

import app.runtime.database.ModuleDatabase;
import app.runtime.database.ModuleDatabases;
import app.runtime.topology.Modules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.function.SingletonSupplier;
import tools.jackson.databind.json.JsonMapper;

/**
 * Wires what carries events between processes. Without a broker, nothing here asks for one. An admin command publishes
 * to the outbox, but leaves sending and receiving to the processes that serve.
 */
@Configuration(proxyBeanMethods = false)
class BrokerConfiguration {

    private static final Duration FOLDING_BACK = Duration.ofSeconds(5);
    private static final Duration WATCHING = Duration.ofSeconds(5);

    @Bean
    Broker broker(KafkaSettings settings) {
        return Broker.of(settings);
    }

    @Bean
    BrokerOutlet brokerOutlet(Broker broker) {
        return new BrokerOutlet(broker.configured());
    }

    @Bean
    BrokerDeadLetters brokerDeadLetters(Broker broker, MeterRegistry registry) {
        return new BrokerDeadLetters(broker, registry);
    }

    @Bean
    @ConditionalOnProperty(name = "app.command", havingValue = "false", matchIfMissing = true)
    BrokerSending brokerSending(
            ModuleDatabases databases,
            BrokerOutlet outlet,
            Broker broker,
            OutboxMulticaster multicaster,
            EventTypes types,
            EventSettings settings,
            MeterRegistry registry) {
        var listeners = SingletonSupplier.of(multicaster::listeners);
        var hosted = databases.all().stream()
                .map(database -> database.module().name())
                .collect(Collectors.toUnmodifiableSet());
        Function<ModuleDatabase, BrokerErrandRunner> relay = database -> new BrokerErrandRunner(
                "broker-relay-" + database.module(),
                new BrokerRelay(
                        new BrokerRows(database),
                        broker,
                        hosted,
                        registry.counter(
                                "events.broker.sent",
                                "module",
                                database.module().name())),
                settings.pollInterval());
        Function<ModuleDatabase, BrokerErrandRunner> foldBack = database -> new BrokerErrandRunner(
                "broker-fold-back-" + database.module(),
                new BrokerFoldBack(new BrokerRows(database), types, listeners::obtain),
                FOLDING_BACK);
        return new BrokerSending(
                databases.all().stream()
                        .collect(Collectors.toUnmodifiableMap(
                                ModuleDatabase::module, broker.configured() ? relay : foldBack)),
                outlet);
    }

    @Bean
    @ConditionalOnProperty(name = "app.command", havingValue = "false", matchIfMissing = true)
    BrokerReceiving brokerReceiving(
            ApplicationContext context,
            Modules modules,
            Broker broker,
            BrokerDeadLetters deadLetters,
            OutboxMulticaster multicaster,
            EventTypes types,
            JsonMapper json,
            EventSettings settings,
            MeterRegistry registry) {
        var listeners = SingletonSupplier.of(multicaster::listeners);
        var retryPolicy = broker.clients().settings().retryPolicy(settings.retryBase());
        var readers = modules.hosted().stream()
                .filter(module -> broker.configured())
                .map(module -> new EventReader(module, types, listeners::obtain, json))
                .toList();
        Function<EventReader, ModuleConsumer> consumer = reader -> {
            var received = registry.counter(
                    "events.broker.received", "module", reader.module().name());
            deadLetters.countFor(reader.module());
            var receiver = new EventReceiver(
                    reader,
                    (listener, event) -> listeners.obtain().invoke(listener, event, context),
                    retryPolicy,
                    deadLetters,
                    received);
            return new ModuleConsumer(reader.module(), reader.topics(), broker, receiver::receive);
        };
        return new BrokerReceiving(readers, consumer, new BrokerWatch(broker, WATCHING, registry), deadLetters);
    }
}

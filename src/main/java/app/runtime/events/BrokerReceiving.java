package app.runtime.events;

import java.util.List;
import java.util.function.Function;

/** Reads what the hosted modules want of others. What its listeners publish at the end still reaches the outbox. */
final class BrokerReceiving extends BrokerLifecycle {

    private final List<EventReader> readers;
    private final Function<EventReader, ModuleConsumer> consumerOf;
    private final BrokerWatch watch;
    private final BrokerDeadLetters deadLetters;
    private volatile List<ModuleConsumer> consumers = List.of();

    BrokerReceiving(
            List<EventReader> readers,
            Function<EventReader, ModuleConsumer> consumerOf,
            BrokerWatch watch,
            BrokerDeadLetters deadLetters) {
        super("broker-receiving");
        this.readers = List.copyOf(readers);
        this.consumerOf = consumerOf;
        this.watch = watch;
        this.deadLetters = deadLetters;
    }

    @Override
    void begin() {
        var wanting =
                readers.stream().filter(reader -> !reader.topics().isEmpty()).toList();
        consumers = wanting.stream().map(consumerOf).toList();
        consumers.forEach(ModuleConsumer::start);
        watch.start(wanting);
    }

    @Override
    void end(long end) throws InterruptedException {
        watch.stop();
        consumers.forEach(ModuleConsumer::beginStop);
        for (var consumer : consumers) {
            consumer.awaitStop(until(end));
        }
        deadLetters.close();
    }
}

package app.runtime.events;

import app.runtime.context.Correlation;
import app.runtime.events.EventReader.Reading;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes records from the broker to the listeners of one module. What fails because of its surroundings is tried for as
 * long as that lasts; what fails by itself gets its attempts and is a dead letter then. Used by several threads.
 */
final class EventReceiver {

    private static final Logger log = LoggerFactory.getLogger(EventReceiver.class);

    private final EventReader reader;
    private final BiConsumer<String, DomainEvent> invocation;
    private final RetryPolicy retryPolicy;
    private final BrokerDeadLetters deadLetters;
    private final Counter received;
    private final RandomGenerator random = RandomGenerator.getDefault();

    EventReceiver(
            EventReader reader,
            BiConsumer<String, DomainEvent> invocation,
            RetryPolicy retryPolicy,
            BrokerDeadLetters deadLetters,
            Counter received) {
        this.reader = reader;
        this.invocation = invocation;
        this.retryPolicy = retryPolicy;
        this.deadLetters = deadLetters;
        this.received = received;
    }

    /** Whether the record is done with; if not, because of a stop, it comes again. */
    boolean receive(ConsumerRecord<String, byte[]> record, CountDownLatch stopping) {
        return Correlation.call(EventHeaders.correlation(record), () -> switch (reader.read(record)) {
            case Reading.Event read -> deliverToAll(record, read, stopping);
            case Reading.Unwanted unwanted -> {
                log.debug("Nobody in {} wants {}", reader.module(), unwanted.name());
                yield true;
            }
            case Reading.Unreadable unreadable ->
                unreadable.listeners().stream()
                        .allMatch(listener -> bury(record, listener, 1, unreadable.reason(), stopping));
        });
    }

    private boolean deliverToAll(ConsumerRecord<String, byte[]> record, Reading.Event read, CountDownLatch stopping) {
        for (var listener : read.listeners()) {
            if (!deliver(record, listener, read.event(), stopping)) {
                return false;
            }
        }
        received.increment();
        return true;
    }

    private boolean deliver(
            ConsumerRecord<String, byte[]> record, String listener, DomainEvent event, CountDownLatch stopping) {
        var attempts = 0;
        var interruptions = 0;
        while (true) {
            Optional<Duration> pause;
            try {
                invocation.accept(listener, event);
                return true;
            } catch (Throwable failure) {
                if (PassingBreakage.isIn(failure)) {
                    interruptions++;
                    pause = Optional.of(retryPolicy.boundAfter(interruptions));
                    sayOnce(interruptions, record, listener, failure);
                } else {
                    attempts++;
                    pause = retryPolicy.pauseAfter(attempts, random);
                    say(attempts, record, listener, failure);
                }
                if (pause.isEmpty()) {
                    return bury(record, listener, attempts, failure, stopping);
                }
            }
            if (isStopped(stopping, pause.get())) {
                return false;
            }
        }
    }

    /** Tried for as long as the broker is away: without the dead letter, the event would be lost. */
    private boolean bury(
            ConsumerRecord<String, byte[]> record,
            String listener,
            int attempts,
            Throwable failure,
            CountDownLatch stopping) {
        var tries = 0;
        while (!deadLetters.tryBury(record, listener, attempts, failure)) {
            tries++;
            if (isStopped(stopping, retryPolicy.boundAfter(tries))) {
                return false;
            }
        }
        return true;
    }

    private static boolean isStopped(CountDownLatch stopping, Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static void sayOnce(int interruptions, ConsumerRecord<?, ?> record, String listener, Throwable failure) {
        if (interruptions == 1) {
            log.warn(
                    "{} cannot handle {} now; it is tried until it can, and what is behind it waits",
                    listener,
                    place(record),
                    failure);
        }
    }

    private void say(int attempts, ConsumerRecord<?, ?> record, String listener, Throwable failure) {
        log.warn(
                "Attempt {} of {} of {} to handle {} failed{}",
                attempts,
                retryPolicy.maxAttempts(),
                listener,
                place(record),
                attempts < retryPolicy.maxAttempts()
                        ? ""
                        : "; a dead letter now: look at it with the dead-letters command",
                failure);
    }

    private static String place(ConsumerRecord<?, ?> record) {
        return record.topic() + "-" + record.partition() + " at " + record.offset();
    }
}

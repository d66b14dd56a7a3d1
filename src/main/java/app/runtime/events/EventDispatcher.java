package app.runtime.events;

import app.runtime.context.Correlation;
import app.runtime.resilience.DependencyUnavailableException;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Takes events from the transaction that publishes them to the listeners of this process: right after the commit, and
 * again after a failure or a crash. At least once, in no particular order; the inbox makes the effects happen once.
 */
final class EventDispatcher {

    private static final Logger log = LoggerFactory.getLogger(EventDispatcher.class);

    private static final int LONGEST_ERROR = 1_000;

    private final ApplicationContext context;
    private final Modules modules;
    private final RetryPolicy retryPolicy;
    private final Map<AppModule, Outbox> outboxes;
    private final BrokerOutlet outlet;
    private final Map<AppModule, CompletedDeliveries> completed;
    private final RandomGenerator random = RandomGenerator.getDefault();

    private volatile Map<String, ListenerLane> lanes = Map.of();
    private volatile Listeners listeners = Listeners.among(List.of());

    EventDispatcher(
            ApplicationContext context,
            Modules modules,
            RetryPolicy retryPolicy,
            Map<AppModule, Outbox> outboxes,
            BrokerOutlet outlet) {
        this.context = context;
        this.modules = modules;
        this.retryPolicy = retryPolicy;
        this.outboxes = Map.copyOf(outboxes);
        this.outlet = outlet;
        this.completed = outboxes.values().stream()
                .collect(Collectors.toUnmodifiableMap(Outbox::module, CompletedDeliveries::new));
    }

    /**
     * Writes the event to the outbox of its module. Once the transaction has committed, it is delivered here, and on
     * its way to the broker.
     */
    void publish(DomainEvent event, List<String> listenerIds) {
        var owner = modules.ownerOf(event.getClass())
                .orElseThrow(() -> new IllegalStateException(
                        event.getClass().getName() + " belongs to no module that this process hosts"));
        var outbox = outboxOf(owner);
        outbox.requireTransaction(event);
        var forBroker = outlet.takes(event, owner);
        if (listenerIds.isEmpty() && !forBroker) {
            return;
        }
        // Without room here the rows are due at once, for whoever has it.
        var here = lanes;
        var deliversHere = listenerIds.stream().allMatch(id -> hasRoom(here, id));
        var deliveries = outbox.write(event, listenerIds, deliversHere, forBroker);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                if (deliversHere) {
                    deliveries.forEach(EventDispatcher.this::submit);
                }
                if (forBroker) {
                    outlet.thereIsNews(owner);
                }
            }
        });
    }

    void start(Listeners found, int concurrency) {
        listeners = found;
        completed.values().forEach(CompletedDeliveries::start);
        lanes = found.ids().stream()
                .collect(
                        Collectors.toUnmodifiableMap(id -> id, id -> new ListenerLane(id, concurrency, this::deliver)));
    }

    /** Finishes what runs and hands the rest back to the outbox, so that another process can go on at once. */
    void stop(Duration patience) throws InterruptedException {
        var closing = lanes;
        lanes = Map.of();
        release(closing.values().stream().flatMap(lane -> lane.close().stream()).toList());
        var end = System.nanoTime() + patience.toNanos();
        for (var lane : closing.values()) {
            if (!lane.awaitRunning(Math.max(0, (end - System.nanoTime()) / 1_000_000))) {
                log.warn("A listener did not finish within {}; its delivery will be repeated", patience);
            }
        }
        for (var done : completed.values()) {
            done.stop();
        }
    }

    /** The listeners that can take so many deliveries now. */
    Set<String> listenersWithRoomFor(int deliveries) {
        return lanes.entrySet().stream()
                .filter(lane -> lane.getValue().hasRoomFor(deliveries))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    void submit(Delivery delivery) {
        var lane = lanes.get(delivery.listener());
        if (lane == null || !lane.offer(delivery)) {
            log.debug("No room for {}; it stays in the outbox until its claim ends", delivery);
        }
    }

    Map<String, ListenerLane> lanes() {
        return lanes;
    }

    private void deliver(Delivery delivery) {
        if (!delivery.claimIsTooOld()) {
            Correlation.run(delivery.correlation().orElseGet(Correlation::fresh), () -> attempt(delivery));
        }
    }

    private void attempt(Delivery delivery) {
        try {
            invoke(delivery);
            Objects.requireNonNull(completed.get(delivery.outbox().module())).add(delivery.id());
        } catch (Throwable failure) {
            noteFailure(delivery, failure);
        }
    }

    private void invoke(Delivery delivery) {
        listeners.invoke(delivery.listener(), delivery.event().get(), context);
    }

    private void noteFailure(Delivery delivery, Throwable failure) {
        var attempts = delivery.attempts() + 1;
        var leftAlone = DependencyUnavailableException.in(failure);
        var pause = retryPolicy
                .pauseAfter(attempts, random)
                .map(backOff -> backOff.plus(leftAlone
                        .map(DependencyUnavailableException::retryAfter)
                        .orElse(Duration.ZERO)));
        var next = pause.map(duration -> "retried in " + duration.toMillis() + " ms")
                .orElse("a dead letter now: look at it with the dead-letters command");
        log.warn(
                "Attempt {} of {} to deliver {} failed{}; {}",
                attempts,
                retryPolicy.maxAttempts(),
                delivery,
                leftAlone.map(known -> " (" + known.getMessage() + ")").orElse(""),
                next,
                // Where a dependency that is down was called from says nothing, once for each event that waits.
                leftAlone.isPresent() ? null : failure);
        try {
            delivery.outbox().fail(delivery, summary(failure), pause);
        } catch (RuntimeException unreachable) {
            log.warn(
                    "The failure of {} could not be noted; it is due again when its claim ends", delivery, unreachable);
        }
    }

    private static boolean hasRoom(Map<String, ListenerLane> lanes, String listener) {
        var lane = lanes.get(listener);
        return lane != null && lane.hasRoomFor(1);
    }

    /** What an operator is shown of a failure. */
    static String summary(Throwable failure) {
        var text = new StringBuilder();
        for (var cause = failure; cause != null; cause = cause.getCause()) {
            text.append(text.isEmpty() ? "" : " ← ").append(cause);
        }
        return text.substring(0, Math.min(text.length(), LONGEST_ERROR));
    }

    private static void release(List<Delivery> waiting) {
        var byOutbox = new HashMap<Outbox, List<Delivery>>();
        // What was claimed too long ago may be another process's by now.
        waiting.stream()
                .filter(delivery -> !delivery.claimIsTooOld())
                .forEach(delivery -> byOutbox.computeIfAbsent(delivery.outbox(), outbox -> new ArrayList<>())
                        .add(delivery));
        byOutbox.forEach((outbox, deliveries) ->
                outbox.release(deliveries.stream().map(Delivery::id).toList()));
    }

    private Outbox outboxOf(AppModule module) {
        var outbox = outboxes.get(module);
        if (outbox == null) {
            throw new IllegalStateException("This process has no outbox of " + module);
        }
        return outbox;
    }
}

package app.runtime.events;

import app.runtime.events.BrokerSender.Answer;
import io.micrometer.core.instrument.Counter;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.common.KafkaException;
import org.jooq.exception.DataAccessException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what one outbox has for the broker, each aggregate's events in the order of their publishing: one only when the
 * broker has confirmed the one before. A row is deleted when its record is confirmed; if that gets lost, the record is
 * sent again, and the inbox of the listener knows it.
 *
 * <p>One process at a time sends from an outbox. That saves work; the order would hold without it, because before an
 * event is sent, those before it were confirmed: to this process, or to the one that deleted them.
 */
final class BrokerRelay implements BrokerErrand {

    private static final Logger log = LoggerFactory.getLogger(BrokerRelay.class);

    private static final int BATCH = 500;
    private static final Duration ADOPTING = Duration.ofSeconds(5);
    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final String name;
    private final BrokerRows rows;
    private final Broker broker;
    private final BrokerSender sender;
    private final Set<String> hosted;
    private final Counter sent;
    private final Periodic adopting = new Periodic(ADOPTING);

    BrokerRelay(BrokerRows rows, Broker broker, Set<String> hosted, Counter sent) {
        this.name = "outbox of " + rows.module();
        this.rows = rows;
        this.broker = broker;
        this.sender = new BrokerSender(broker.clients());
        this.hosted = Set.copyOf(hosted);
        this.sent = sent;
    }

    @Override
    public Next run() {
        if (adopting.isDue()) {
            rows.adopt(hosted);
        }
        if (!rows.areDue()) {
            broker.wantsNothing(name);
            return Next.WHEN_THERE_IS_NEWS;
        }
        try {
            // Also asks whether the broker is there, before a connection is taken from the pool to wait for it.
            broker.topics().ensure(Set.of(BrokerTopics.of(rows.module().name())));
        } catch (KafkaException outOfReach) {
            return pauseAfter(outOfReach);
        }
        return sendUnlessAnotherDoes();
    }

    @Override
    public void close() {
        sender.close();
    }

    private Next sendUnlessAnotherDoes() {
        try {
            return Objects.requireNonNull(rows.transaction().execute(transaction -> {
                rows.lock();
                return send(rows.due(BATCH));
            }));
        } catch (DataAccessException failed) {
            if (LOCK_NOT_AVAILABLE.equals(failed.sqlState())) {
                return Next.WHEN_THERE_IS_NEWS;
            }
            throw failed;
        }
    }

    private Next send(List<BrokerRow> due) {
        var aggregates = new LinkedHashMap<UUID, Queue<BrokerRow>>();
        due.forEach(row -> aggregates
                .computeIfAbsent(row.aggregateId(), aggregate -> new ArrayDeque<>())
                .add(row));
        while (!aggregates.isEmpty()) {
            var failure = sendFirstOfEach(aggregates.values());
            if (failure.isPresent()) {
                return pauseAfter(failure.get());
            }
            aggregates.values().removeIf(Collection::isEmpty);
        }
        broker.answered(name);
        return due.size() == BATCH ? Next.AT_ONCE : Next.WHEN_THERE_IS_NEWS;
    }

    private Optional<KafkaException> sendFirstOfEach(Collection<Queue<BrokerRow>> aggregates) {
        var wave = aggregates.stream().map(Queue::remove).toList();
        var answers = sender.send(wave.stream()
                .map(row -> EventHeaders.record(rows.module().name(), row))
                .toList());
        var confirmed = new ArrayList<UUID>();
        Optional<KafkaException> failure = Optional.empty();
        for (var i = 0; i < answers.size(); i++) {
            switch (answers.get(i)) {
                case Answer.Confirmed yes -> confirmed.add(wave.get(i).id());
                case Answer.Refused forGood -> bury(wave.get(i), forGood.reason());
                case Answer.Failed now -> failure = Optional.of(now.reason());
            }
        }
        rows.delete(confirmed);
        sent.increment(confirmed.size());
        return failure;
    }

    private void bury(BrokerRow row, KafkaException reason) {
        log.warn(
                "The broker will not take {} {}: a dead letter now, look at it with the dead-letters command",
                row.eventName(),
                row.eventId(),
                reason);
        rows.bury(row.id(), reason.toString());
    }

    private Next pauseAfter(KafkaException failure) {
        broker.failed(name, failure);
        return Next.AFTER_A_PAUSE;
    }
}

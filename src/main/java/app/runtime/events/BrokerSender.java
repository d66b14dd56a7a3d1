package app.runtime.events;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.jspecify.annotations.Nullable;

/** Sends records and waits until the broker has confirmed them. Used by one thread at a time. */
final class BrokerSender implements AutoCloseable {

    private final KafkaClients clients;
    private @Nullable KafkaProducer<String, byte[]> producer;

    BrokerSender(KafkaClients clients) {
        this.clients = clients;
    }

    /** Sends all of them at once; the answers are in their order. After a failure the rest is not even tried. */
    List<Answer> send(List<ProducerRecord<String, byte[]>> records) {
        var sent = new ArrayList<Future<RecordMetadata>>();
        var answers = new ArrayList<Answer>();
        try {
            for (var record : records) {
                var future = producer().send(record);
                sent.add(future);
                // Without knowing where the partitions are, each of them would wait for that.
                if (future.isDone() && answer(future) instanceof Answer.Failed) {
                    break;
                }
            }
        } catch (KafkaException unusable) {
            answers.add(new Answer.Failed(unusable));
        }
        answers.addAll(0, sent.stream().map(BrokerSender::answer).toList());
        if (answers.stream().anyMatch(Answer.Failed.class::isInstance)) {
            close();
        }
        return answers;
    }

    /** @throws KafkaException if the broker has not confirmed it */
    void sendOrThrow(ProducerRecord<String, byte[]> record) {
        switch (send(List.of(record)).getFirst()) {
            case Answer.Confirmed confirmed -> {}
            case Answer.Refused refused -> throw refused.reason();
            case Answer.Failed failed -> throw failed.reason();
        }
    }

    @Override
    public void close() {
        var closing = producer;
        producer = null;
        if (closing != null) {
            closing.close(Duration.ZERO);
        }
    }

    /** A producer that has failed is not used again: some failures are for its life. */
    private KafkaProducer<String, byte[]> producer() {
        var current = producer;
        if (current == null) {
            current = clients.producer();
            producer = current;
        }
        return current;
    }

    private static Answer answer(Future<RecordMetadata> sent) {
        try {
            sent.get();
            return new Answer.Confirmed();
        } catch (ExecutionException failed) {
            var reason = KafkaClients.reason(failed);
            return reason instanceof RecordTooLargeException || reason instanceof InvalidRecordException
                    ? new Answer.Refused(reason)
                    : new Answer.Failed(reason);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return new Answer.Failed(new KafkaException(stopping));
        }
    }

    /** What became of a record. */
    sealed interface Answer {

        record Confirmed() implements Answer {}

        /** The broker will never take this record. */
        record Refused(KafkaException reason) implements Answer {}

        /** The broker may or may not have it. */
        record Failed(KafkaException reason) implements Answer {}
    }
}

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;

/** An HTTP server that answers at once while it is well. While it is sick, some of its answers are 503, some late. */
final class SickServer implements AutoCloseable {

    /** So many of the failures are no answer in time instead of a bad one. */
    private static final int HANGING_PERCENT = 20;

    /** Longer than anybody waits. */
    private static final int HANGING_MILLIS = 2_000;

    private static final byte[] FINE = answer("200 OK");
    private static final byte[] FAILED = answer("503 Service Unavailable");

    private final int failurePercent;
    private final LongAdder reached = new LongAdder();
    private final Sink sink;
    private volatile boolean sick;

    SickServer(int failurePercent) throws IOException {
        this.failurePercent = failurePercent;
        sink = Sink.start(this::talk);
    }

    int port() {
        return sink.port();
    }

    void fallSick() {
        sick = true;
    }

    void recover() {
        sick = false;
    }

    /** How many requests have come so far. */
    long reached() {
        return reached.sum();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void talk(Wire wire) throws IOException {
        while (true) {
            HttpMessage.readFrom(wire);
            reached.increment();
            wire.send(answer());
        }
    }

    private byte[] answer() {
        if (!sick || isBelow(100 - failurePercent)) {
            return FINE;
        }
        if (isBelow(HANGING_PERCENT)) {
            hang();
        }
        return FAILED;
    }

    private static void hang() {
        try {
            Thread.sleep(HANGING_MILLIS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isBelow(int percent) {
        return ThreadLocalRandom.current().nextInt(100) < percent;
    }

    private static byte[] answer(String status) {
        return ("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n").getBytes(US_ASCII);
    }
}

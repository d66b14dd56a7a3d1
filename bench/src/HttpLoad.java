import java.io.IOException;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.function.Supplier;

/**
 * Clients that each send one request after the other over a connection of their own. One thread serves them all, and
 * looks at no more of an answer than it must: the client shares the cores with what it measures.
 */
record HttpLoad(int port, int clients) {

    static final byte[] NOTHING = {};

    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final int IDLE_MILLIS = 1;

    /** A request that is on its way at the end of the time is waited for, and counted. */
    Timed run(Duration time, Supplier<? extends Work> works) throws IOException {
        var begin = System.nanoTime();
        var end = begin + time.toNanos();
        var connections = new ArrayList<HttpConnection>();
        try (var selector = Selector.open()) {
            for (var client = 0; client < clients; client++) {
                connections.add(new HttpConnection(port, works.get(), selector));
            }
            while (System.nanoTime() < end || connections.stream().anyMatch(HttpConnection::isWaiting)) {
                if (System.nanoTime() < end) {
                    connections.forEach(HttpConnection::sendIfIdle);
                } else if (System.nanoTime() > end + LONGEST_ANSWER.toNanos()) {
                    throw new IllegalStateException("No answer within " + LONGEST_ANSWER);
                }
                selector.select(key -> ((HttpConnection) key.attachment()).receive(), IDLE_MILLIS);
            }
            return Timed.of(begin, connections);
        } finally {
            connections.forEach(HttpConnection::close);
        }
    }

    /** What one client does. */
    interface Work {

        /** A request, or {@link HttpLoad#NOTHING} if it is not the time yet. */
        byte[] next();

        /**
         * Whether the request was done; false if it was refused for the moment.
         *
         * @throws IllegalStateException if the answer is neither
         */
        boolean accept(HttpAnswer answer);
    }
}

package app.runtime.events;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the broker answers all who ask it in this process. It is said once when the first of them gets no answer, and
 * once when each has had one again; not with every attempt.
 */
final class BrokerReach {

    private static final Logger log = LoggerFactory.getLogger(BrokerReach.class);

    private final List<String> servers;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private volatile long lastAnswer = System.nanoTime();

    BrokerReach(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    boolean isLost() {
        return !waiting.isEmpty();
    }

    /** @param nanoTime see {@link System#nanoTime()} */
    boolean hasAnsweredSince(long nanoTime) {
        return lastAnswer - nanoTime > 0;
    }

    void answered(String who) {
        lastAnswer = System.nanoTime();
        wantsNothing(who);
    }

    /** It waits no longer, without having been answered. */
    synchronized void wantsNothing(String who) {
        if (waiting.remove(who) && waiting.isEmpty()) {
            log.info("The broker at {} answers again", servers);
        }
    }

    synchronized void failed(String who, Throwable reason) {
        if (waiting.add(who) && waiting.size() == 1) {
            log.warn(
                    "The broker at {} is out of reach or refuses ({}); events wait in the outboxes until it answers"
                            + " again",
                    servers,
                    EventDispatcher.summary(reason));
        }
    }
}

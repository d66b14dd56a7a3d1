package app.runtime.events;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the broker answers all who ask it in this process. It is said once when the first of them gets no answer, and
 * once when it has answered again and nobody waits any more; not with every attempt.
 */
final class BrokerReach {

    private static final Logger log = LoggerFactory.getLogger(BrokerReach.class);

    private final List<String> servers;
    private final Set<String> waiting = new HashSet<>();
    private volatile boolean lost;
    private volatile long lastAnswer = System.nanoTime();

    BrokerReach(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    boolean isLost() {
        return lost;
    }

    /** @param nanoTime see {@link System#nanoTime()} */
    boolean hasAnsweredSince(long nanoTime) {
        return lastAnswer - nanoTime > 0;
    }

    synchronized void answered(String who) {
        lastAnswer = System.nanoTime();
        waiting.remove(who);
        if (lost && waiting.isEmpty()) {
            lost = false;
            log.info("The broker at {} answers again", servers);
        }
    }

    /** It waits no longer, without having been answered: whether the broker is there is for others to find. */
    synchronized void wantsNothing(String who) {
        waiting.remove(who);
    }

    synchronized void failed(String who, Throwable reason) {
        waiting.add(who);
        if (!lost) {
            lost = true;
            log.warn(
                    "The broker at {} is out of reach or refuses ({}); events wait in the outboxes until it answers"
                            + " again",
                    servers,
                    EventDispatcher.summary(reason));
        }
    }
}

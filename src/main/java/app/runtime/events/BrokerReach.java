package app.runtime.events;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whether the broker answers, as far as this process knows; a change is said once, not with every attempt. */
final class BrokerReach {

    private static final Logger log = LoggerFactory.getLogger(BrokerReach.class);

    private final List<String> servers;
    private final AtomicBoolean lost = new AtomicBoolean();

    BrokerReach(List<String> servers) {
        this.servers = List.copyOf(servers);
    }

    boolean isLost() {
        return lost.get();
    }

    void answered() {
        if (lost.compareAndSet(true, false)) {
            log.info("The broker at {} answers again; what has waited in the outboxes is sent now", servers);
        }
    }

    void failed(Throwable reason) {
        if (lost.compareAndSet(false, true)) {
            log.warn(
                    "The broker at {} is out of reach or refuses ({}); events wait in the outboxes, and are sent when"
                            + " it answers again",
                    servers,
                    reason.toString());
        }
    }
}

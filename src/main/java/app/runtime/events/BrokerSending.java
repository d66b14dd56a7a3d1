package app.runtime.events;

import app.runtime.topology.AppModule;
import java.util.Map;

/** Empties the outboxes of what is for the broker. What is published at the end waits in the outbox. */
final class BrokerSending extends BrokerLifecycle {

    private final Map<AppModule, BrokerErrandRunner> errands;
    private final BrokerOutlet outlet;

    BrokerSending(Map<AppModule, BrokerErrandRunner> errands, BrokerOutlet outlet) {
        super("broker-sending");
        this.errands = Map.copyOf(errands);
        this.outlet = outlet;
    }

    @Override
    void begin() {
        errands.values().forEach(BrokerErrandRunner::start);
        outlet.connect(errands);
    }

    @Override
    void end(long end) throws InterruptedException {
        errands.values().forEach(BrokerErrandRunner::beginStop);
        for (var errand : errands.values()) {
            errand.awaitStop(until(end));
        }
    }
}

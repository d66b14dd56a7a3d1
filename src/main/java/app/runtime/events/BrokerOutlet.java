package app.runtime.events;

import app.runtime.topology.AppModule;
import java.util.Map;

/** What publishing knows of the broker: which events it gets, and whom to tell that there are some. */
final class BrokerOutlet {

    private final boolean open;
    private volatile Map<AppModule, BrokerErrandRunner> relays = Map.of();

    BrokerOutlet(boolean open) {
        this.open = open;
    }

    /** With a broker, every event that others can know; what a module keeps among its internals stays with it. */
    boolean takes(DomainEvent event, AppModule publisher) {
        return open && event.getClass().getPackageName().equals(publisher.basePackage());
    }

    void connect(Map<AppModule, BrokerErrandRunner> errands) {
        relays = Map.copyOf(errands);
    }

    void thereIsNews(AppModule publisher) {
        var relay = relays.get(publisher);
        if (relay != null) {
            relay.wake();
        }
    }
}

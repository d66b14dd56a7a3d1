package app.runtime.calls;

import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.context.UserToken;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

class ProbeDesk implements Probe {

    private final Map<ParcelId, Parcel> parcels = new ConcurrentHashMap<>();

    @Override
    public Optional<Parcel> find(ParcelId id) {
        return Optional.ofNullable(parcels.get(id));
    }

    @Override
    public List<Parcel> all(List<ParcelId> ids) {
        return ids.stream().flatMap(id -> find(id).stream()).toList();
    }

    @Override
    public SendResult send(Parcel parcel) {
        if (parcel.price().amount() > 1000) {
            return new SendResult.TooHeavy(1000);
        }
        parcels.put(parcel.id(), parcel);
        return new SendResult.Sent(parcel);
    }

    @Override
    public void hold(Parcel parcel) {
        parcels.put(parcel.id(), parcel);
    }

    @Override
    public String breaks(How how) {
        throw switch (how) {
            case ARGUMENT -> new IllegalArgumentException("Parcel 7 has another sender");
            case STATE -> new IllegalStateException("Parcel 7 is under way");
            case NO_MESSAGE -> new IllegalStateException();
            case SUBCLASS -> new NumberFormatException("secret number");
            case BUG -> new NullPointerException("secret pointer");
        };
    }

    @Override
    public Surroundings surroundings() {
        var correlation = Correlation.current().orElseThrow();
        return new Surroundings(
                correlation.id(),
                correlation.traceparent(),
                Deadline.current().orElseThrow().remaining().toMillis(),
                UserToken.current().map(UserToken::value));
    }

    @Override
    public String slow() {
        var deadline = Deadline.current().orElseThrow();
        while (deadline.remaining().isPositive()) {
            Thread.onSpinWait();
        }
        deadline.check();
        return "never";
    }
}

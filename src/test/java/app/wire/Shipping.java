package app.wire;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A facade of values, and some methods that are no use between two processes; a test plants what else is wrong. */
interface Shipping {

    default ShipResult ship(Label label) {
        return new ShipResult.Shipped(label, false);
    }

    default Optional<Label> find(ParcelId id) {
        return Optional.of(new Label(id, "Turin", Instant.EPOCH));
    }

    default Map<ParcelId, List<ShipResult>> history(List<Label> labels) {
        var history = new HashMap<ParcelId, List<ShipResult>>();
        labels.forEach(label -> history.put(label.id(), List.of(ship(label))));
        return history;
    }

    default void forget(List<Label> labels) {}

    default void watch(Runnable whenItArrives) {}

    default void load(Crate crate) {}

    default String open(Depot depot) {
        return depot.city;
    }

    default Van van() {
        return new Van();
    }

    default Vehicle vehicle() {
        return new Bicycle("TO 2");
    }

    default void handOver() throws InterruptedException {}

    record ParcelId(UUID value) {}

    record Label(ParcelId id, String city, Instant at) {}

    sealed interface ShipResult {

        record Shipped(Label label, boolean replayed) implements ShipResult {}

        record Refused(List<String> reasons) implements ShipResult {}
    }

    /** Not a value: two with the same city are not equal. */
    static final class Depot {

        public String city = "Turin";
    }

    /** Knows what it is in, and so on for ever. */
    static final class Crate {

        public Crate outer = this;
    }

    static class Van {

        public String plate = "TO 1";

        @Override
        public boolean equals(Object other) {
            return other instanceof Van van && van.plate.equals(plate);
        }

        @Override
        public int hashCode() {
            return plate.hashCode();
        }
    }

    static final class ElectricVan extends Van {

        public int range = 100;
    }

    interface Vehicle {

        String plate();
    }

    record Bicycle(String plate) implements Vehicle {}

    static final class ParcelTooHeavyException extends IllegalArgumentException {}

    static final class StrikeException extends RuntimeException {}
}

package app.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.context.DeadlineExceededException;
import app.wire.Shipping.Crate;
import app.wire.Shipping.Depot;
import app.wire.Shipping.ElectricVan;
import app.wire.Shipping.Label;
import app.wire.Shipping.ParcelId;
import app.wire.Shipping.ParcelTooHeavyException;
import app.wire.Shipping.ShipResult;
import app.wire.Shipping.StrikeException;
import app.wire.Shipping.Van;
import app.wire.Wire.World;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plants facades that work in one process only. */
class WireTests {

    private static final Label LABEL =
            new Label(new ParcelId(UUID.fromString("00000000-0000-7000-8000-000000000001")), "Turin", Instant.EPOCH);

    private int calls;

    @ParameterizedTest
    @EnumSource
    void changesNothingForAFacadeOfValues(Wire wire) {
        var shipping = wire.connect(Shipping.class, new Shipping() {}, World.STANDS_STILL);

        assertThat(shipping.ship(LABEL)).isEqualTo(new ShipResult.Shipped(LABEL, false));
        assertThat(shipping.find(LABEL.id())).contains(LABEL);
        assertThat(shipping.history(List.of(LABEL)))
                .isEqualTo(Map.of(LABEL.id(), List.of(new ShipResult.Shipped(LABEL, false))));
        shipping.forget(List.of(LABEL));
    }

    @Test
    void findsAnArgumentThatIsNoData() {
        assertThatThrownBy(() -> json(new Shipping() {}).watch(() -> {}))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.watch works in one process only: argument 1 (java.lang.Runnable)")
                .hasMessageContaining("loses its type")
                .hasMessageContaining("declare a record");
    }

    @Test
    void findsAnArgumentThatCannotBeWritten() {
        assertThatThrownBy(() -> json(new Shipping() {}).load(new Crate()))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.load works in one process only: argument 1 (" + Crate.class.getName())
                .hasMessageContaining("cannot be written as JSON")
                .hasMessageContaining("pass a record of plain values, or the id");
    }

    @Test
    void findsAnArgumentThatIsComparedByIdentity() {
        assertThatThrownBy(() -> json(new Shipping() {}).open(new Depot()))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.open works in one process only: argument 1 (" + Depot.class.getName())
                .hasMessageContaining("arrives as something else")
                .hasMessageContaining("an equals of their own");
    }

    @Test
    void findsAResultThatLosesItsSubclass() {
        var shipping = json(new Shipping() {
            @Override
            public Van van() {
                return new ElectricVan();
            }
        });

        assertThatThrownBy(shipping::van)
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.van works in one process only: the result (" + Van.class.getName())
                .hasMessageContaining("ElectricVan")
                .hasMessageContaining("declare its exact type, or a sealed interface of records");
    }

    @Test
    void findsAResultOfWhichOnlyTheInterfaceIsKnown() {
        assertThatThrownBy(() -> json(new Shipping() {}).vehicle())
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.vehicle works in one process only: the result")
                .hasMessageContaining("loses its type")
                .hasMessageContaining("sealed interface of records");
    }

    @Test
    void findsAnArgumentThatIsChanged() {
        var shipping = json(new Shipping() {
            @Override
            public void forget(List<Label> labels) {
                labels.clear();
            }
        });

        assertThatThrownBy(() -> shipping.forget(new ArrayList<>(List.of(LABEL))))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.forget works in one process only: it changes argument 1")
                .hasMessageContaining("answer what is new as the result");
    }

    @Test
    void bringsMisuseBackAsTheSameExceptionWithTheSameMessage() {
        assertThatThrownBy(() -> json(failing(new IllegalArgumentException("no such city")))
                        .ship(LABEL))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("no such city");
        assertThatThrownBy(
                        () -> json(failing(new IllegalStateException("closed"))).ship(LABEL))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("closed");
    }

    @Test
    void bringsTheEndOfTheTimeBackAndOfAnyOtherBreakageTheFact() {
        assertThatThrownBy(() ->
                        json(failing(new DeadlineExceededException("too late"))).ship(LABEL))
                .isExactlyInstanceOf(DeadlineExceededException.class)
                .hasMessage("too late");
        assertThatThrownBy(
                        () -> json(failing(new NoSuchElementException("row"))).ship(LABEL))
                .isExactlyInstanceOf(BrokenCallException.class)
                .hasMessage("Shipping.ship broke");
    }

    @Test
    void findsAnExceptionThatLosesItsType() {
        assertThatThrownBy(() -> json(failing(new ParcelTooHeavyException())).ship(LABEL))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.ship works in one process only: the type of the exception")
                .hasMessageContaining("ParcelTooHeavyException")
                .hasMessageContaining("a case of a sealed result");
        assertThatThrownBy(() -> json(failing(new StrikeException())).ship(LABEL))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageContaining("StrikeException");
    }

    @Test
    void findsACheckedException() {
        var shipping = json(new Shipping() {
            @Override
            public void handOver() throws InterruptedException {
                throw new InterruptedException("the van is gone");
            }
        });

        assertThatThrownBy(shipping::handOver)
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.handOver works in one process only: the type of the exception");
    }

    @Test
    void findsAComparisonByIdentity() {
        var shipping = twice(new Shipping() {
            @Override
            @SuppressWarnings("ReferenceEquality") // the fault that is planted
            public ShipResult ship(Label label) {
                return label == LABEL
                        ? new ShipResult.Shipped(label, false)
                        : new ShipResult.Refused(List.of("unknown label"));
            }
        });

        assertThatThrownBy(() -> shipping.ship(LABEL))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.ship works in one process only: it answers")
                .hasMessageContaining("to others that are equal")
                .hasMessageContaining("never with ==");
    }

    @Test
    void findsAnEffectThatHappensAgain() {
        var shipping = twice(new Shipping() {
            @Override
            public ShipResult ship(Label label) {
                return new ShipResult.Shipped(new Label(label.id(), "Van " + ++calls, label.at()), false);
            }
        });

        assertThatThrownBy(() -> shipping.ship(LABEL))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.ship works in one process only: it is not idempotent")
                .hasMessageContaining("remember the first answer by a key");
    }

    @Test
    void findsARefusalOfWhatWasDoneAlready() {
        assertThatThrownBy(() -> twice(refusingTheSecond()).ship(LABEL)).hasMessageContaining("it is not idempotent");
    }

    @Test
    void findsMisuseWhereTheFirstCallWasNone() {
        var shipping = twice(new Shipping() {
            @Override
            public void forget(List<Label> labels) {
                if (calls++ > 0) {
                    throw new IllegalStateException("already forgotten");
                }
            }
        });

        assertThatThrownBy(() -> shipping.forget(List.of()))
                .isInstanceOf(LostOnTheWire.class)
                .hasMessageStartingWith("Shipping.forget")
                .hasMessageContaining("already forgotten");
    }

    @Test
    void findsAnEffectThatHappensAgainAmongOthersToo() {
        var shipping = Wire.TWICE.connect(
                Shipping.class,
                new Shipping() {
                    @Override
                    public Optional<Label> find(ParcelId id) {
                        return Optional.of(new Label(id, "looked up %d times".formatted(++calls), Instant.EPOCH));
                    }
                },
                World.MOVES_ON);

        assertThatThrownBy(() -> shipping.find(LABEL.id())).hasMessageContaining("it is not idempotent");
        assertThatThrownBy(FacadeCalls::requireNothingLost).hasMessageContaining("Shipping.find");
        FacadeCalls.requireNothingLost();
    }

    @Test
    void letsTheWorldMoveOnBetweenTwoCallsWhereOthersAreAtWork() {
        var shipping = Wire.TWICE.connect(Shipping.class, refusingTheSecond(), World.MOVES_ON);

        assertThat(shipping.ship(LABEL)).isEqualTo(new ShipResult.Shipped(LABEL, false));
    }

    @Test
    void acceptsThatARepetitionIsCalledOne() {
        var shipping = twice(new Shipping() {
            @Override
            public ShipResult ship(Label label) {
                return new ShipResult.Shipped(label, calls++ > 0);
            }
        });

        assertThat(shipping.ship(LABEL)).isEqualTo(new ShipResult.Shipped(LABEL, false));
        assertThat(calls).isEqualTo(2);
    }

    private Shipping refusingTheSecond() {
        return new Shipping() {
            @Override
            public ShipResult ship(Label label) {
                return calls++ == 0
                        ? new ShipResult.Shipped(label, false)
                        : new ShipResult.Refused(List.of("already shipped"));
            }
        };
    }

    private static Shipping failing(RuntimeException exception) {
        return new Shipping() {
            @Override
            public ShipResult ship(Label label) {
                throw exception;
            }
        };
    }

    private static Shipping json(Shipping shipping) {
        return Wire.JSON.connect(Shipping.class, shipping, World.STANDS_STILL);
    }

    private static Shipping twice(Shipping shipping) {
        return Wire.TWICE.connect(Shipping.class, shipping, World.STANDS_STILL);
    }
}

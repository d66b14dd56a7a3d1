package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class BrokerTests {

    private final Exception noAnswer = new Exception("no answer");

    private final Broker broker = Broker.of(ProcessForTests.settings(List.of("localhost:1")));

    @Test
    void isLostWhenALookMissesIt() {
        broker.missed("watch", System.nanoTime() + 1, noAnswer);

        assertThat(broker.reach().isLost()).isTrue();
    }

    @Test
    void isNotLostByALookThatBeganBeforeSomebodyElseHadAnAnswer() {
        var begun = System.nanoTime() - 1;
        broker.answered("relay");

        broker.missed("watch", begun, noAnswer);

        assertThat(broker.reach().isLost()).isFalse();
    }

    @Test
    void isFoundByAnAnswerAndNotByHavingNothingToAsk() {
        var begun = System.nanoTime() + 1;
        broker.failed("relay", noAnswer);

        broker.wantsNothing("relay");
        assertThat(broker.reach().isLost()).isTrue();
        broker.missed("watch", begun, noAnswer);
        assertThat(broker.reach().isLost()).isTrue();

        broker.answered("watch");
        assertThat(broker.reach().isLost()).isFalse();
    }
}

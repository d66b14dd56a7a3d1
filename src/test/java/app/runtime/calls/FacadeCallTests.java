package app.runtime.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.runtime.calls.Probe.How;
import app.runtime.calls.Probe.Parcel;
import app.runtime.calls.Probe.ParcelId;
import app.runtime.calls.Probe.Price;
import app.runtime.calls.Probe.SendResult;
import app.runtime.context.Correlation;
import app.runtime.context.Deadline;
import app.runtime.context.DeadlineExceededException;
import app.runtime.context.UserToken;
import app.runtime.web.TestTokens;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionSynchronizationManager;

class FacadeCallTests {

    private static FacadeServer server;
    private static Probe probe;

    @BeforeAll
    static void serve() {
        server = FacadeServer.serve(Probe.class, new ProbeDesk(), List.of(FacadeServer.TOKEN));
        probe = Client.of(Probe.class, server.uri());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void answersTheCasesOfASealedResult() {
        var light = parcel(999);

        assertThat(probe.send(light)).isEqualTo(new SendResult.Sent(light));
        assertThat(probe.send(parcel(1001))).isEqualTo(new SendResult.TooHeavy(1000));
    }

    @Test
    void answersAnOptionalThatIsFullOrEmpty() {
        var parcel = parcel(3);
        probe.hold(parcel);

        assertThat(probe.find(parcel.id())).contains(parcel);
        assertThat(probe.find(new ParcelId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void takesIdsInPathsAndQueries() {
        var first = parcel(1);
        var second = parcel(2);
        probe.hold(first);
        probe.hold(second);

        assertThat(probe.all(List.of(first.id(), second.id()))).containsExactly(first, second);
    }

    @Test
    void throwsTheMisuseThatTheBeanThrows() {
        assertThatThrownBy(() -> probe.breaks(How.ARGUMENT))
                .isExactlyInstanceOf(IllegalArgumentException.class)
                .hasMessage("Parcel 7 has another sender");
        assertThatThrownBy(() -> probe.breaks(How.STATE))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage("Parcel 7 is under way");
        assertThatThrownBy(() -> probe.breaks(How.NO_MESSAGE))
                .isExactlyInstanceOf(IllegalStateException.class)
                .hasMessage(null);
    }

    @Test
    void tellsABreakageFromMisuseAndSaysNothingOfItsCause() {
        for (var how : List.of(How.SUBCLASS, How.BUG)) {
            assertThatExceptionOfType(RemoteCallException.class)
                    .isThrownBy(() -> probe.breaks(how))
                    .withMessage("Probe.breaks of module probe answered 500 INTERNAL_ERROR");
        }
    }

    @Test
    void passesOnWhatIsLeftOfTheDeadline() {
        var given = Deadline.<Long, RuntimeException>call(
                Deadline.in(Duration.ofSeconds(1)), () -> probe.surroundings().remainingMillis());

        assertThat(given).isBetween(1L, 1000L);
        assertThat(probe.surroundings().remainingMillis()).isBetween(1001L, 3000L);
    }

    @Test
    void endsWithTheDeadline() {
        var deadline = Deadline.in(Duration.ofMillis(300));

        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Deadline.call(deadline, probe::slow))
                .withMessageContaining("Probe.slow of module probe");
        assertThat(deadline.remaining()).isLessThan(Duration.ofMillis(50));
        assertThatExceptionOfType(DeadlineExceededException.class)
                .isThrownBy(() -> Deadline.call(deadline, probe::surroundings));
    }

    @Test
    void belongsToTheRequestAndTheTraceOfTheCaller() {
        var trace = "0af7651916cd43dd8448eb211c80319c";
        var correlation = new Correlation("order-4711", "00-" + trace + "-b7ad6b7169203331-01");

        var seen = Correlation.<Probe.Surroundings, RuntimeException>call(correlation, probe::surroundings);

        assertThat(seen.correlationId()).isEqualTo("order-4711");
        assertThat(seen.traceparent()).startsWith("00-" + trace + "-").doesNotContain("b7ad6b7169203331");
    }

    @Test
    void passesOnTheUserWhoIsVerifiedAgain() {
        var token = server.users().of(TestTokens.USER);

        var seen = UserToken.<Probe.Surroundings, RuntimeException>call(new UserToken(token), probe::surroundings);

        assertThat(seen.userToken()).contains(token);
        assertThat(probe.surroundings().userToken()).isEmpty();
        assertThatExceptionOfType(RemoteCallException.class)
                .isThrownBy(() -> UserToken.call(new UserToken("forged"), probe::surroundings))
                .withMessageContaining("401 INVALID_TOKEN");
    }

    @Test
    void isRefusedInsideATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThatIllegalStateException()
                    .isThrownBy(probe::surroundings)
                    .withMessage("Probe.surroundings calls module probe inside a transaction:"
                            + " make the call before it opens");
        } finally {
            TransactionSynchronizationManager.clear();
        }
    }

    @Test
    void isMeasuredByOperationAndOutcome() {
        var registry = new SimpleMeterRegistry();
        var measured = Client.of(Probe.class, server.uri(), FacadeServer.TOKEN, registry, null);

        measured.surroundings();
        measured.find(new ParcelId(UUID.randomUUID()));
        assertThatIllegalStateException().isThrownBy(() -> measured.breaks(How.STATE));

        assertThat(registry.get("module.calls")
                        .tags("module", "probe", "operation", "Probe.surroundings", "outcome", "answered")
                        .timer()
                        .count())
                .isEqualTo(1);
        assertThat(registry.get("module.calls").tag("outcome", "misuse").timer().count())
                .isEqualTo(1);
    }

    @Test
    void isAnObjectLikeAnyOther() {
        assertThat(probe).isNotEqualTo(Client.of(Probe.class, server.uri()));
        assertThat(Set.of(probe)).contains(probe);
        assertThat(probe.toString()).isNotEmpty();
    }

    private static Parcel parcel(long amount) {
        return new Parcel(
                new ParcelId(UUID.randomUUID()),
                new Price(amount, Currency.getInstance("EUR")),
                List.of("fragile", "ä/ö"));
    }
}

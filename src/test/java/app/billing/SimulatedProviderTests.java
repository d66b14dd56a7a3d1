package app.billing;

import static org.assertj.core.api.Assertions.assertThat;

import app.billing.SimulatedProvider.CaptureRequest;
import app.billing.SimulatedProvider.RefundRequest;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SimulatedProviderTests {

    private static final UUID PAYMENT = new UUID(7, 1);
    private static final UUID ORDER = new UUID(7, 2);
    private static final UUID REFUND = new UUID(7, 3);

    private final SimulatedProvider provider = new SimulatedProvider();

    @Test
    void answersARepeatedKeyTheSameAndChargesOnce() {
        var first = provider.capture("key", by("card_ok"));

        var second = provider.capture("key", by("card_ok"));

        assertThat(second).isEqualTo(first);
        assertThat(provider.captures()).hasSize(1);
        assertThat(provider.requestsFor(ORDER)).isEqualTo(2);
    }

    @Test
    void chargesAgainUnderAnotherKey() {
        provider.capture("key", by("card_ok"));

        provider.capture("another", by("card_ok"));

        assertThat(provider.captures()).hasSize(2);
    }

    @Test
    void refusesAnotherRequestUnderTheSameKey() {
        provider.capture("key", by("card_ok"));

        var answer = provider.capture("key", new CaptureRequest(PAYMENT, ORDER, 2000, "EUR", "card_ok"));

        assertThat(answer.status()).isEqualTo(422);
        assertThat(provider.captures()).hasSize(1);
    }

    @Test
    void declinesAndChargesNothing() {
        assertThat(provider.capture("key", by("card_declined")).status()).isEqualTo(402);
        assertThat(provider.capture("another", by("shells")).status()).isEqualTo(402);
        assertThat(provider.captures()).isEmpty();
    }

    @Test
    void failsTwiceForAFlakyCardAndThenCaptures() {
        assertThat(provider.capture("key", by("card_flaky")).status()).isEqualTo(503);
        assertThat(provider.capture("key", by("card_flaky")).status()).isEqualTo(503);
        assertThat(provider.captures()).isEmpty();

        assertThat(provider.capture("key", by("card_flaky")).status()).isEqualTo(200);
        assertThat(provider.captures()).hasSize(1);
    }

    @Test
    void letsOnlyTheFirstRequestOfASlowCardWait() {
        assertThat(provider.capture("key", by("card_slow")).delay()).isEqualTo(Duration.ofSeconds(5));
        assertThat(provider.captures()).hasSize(1);
        assertThat(provider.capture("key", by("card_slow")).delay()).isZero();
    }

    @Test
    void movesNoMoneyWhileItIsDown() {
        provider.down(true);
        assertThat(provider.capture("key", by("card_ok")).status()).isEqualTo(503);
        assertThat(provider.captures()).isEmpty();

        provider.down(false);
        assertThat(provider.capture("key", by("card_ok")).status()).isEqualTo(200);
    }

    @Test
    void refundsAtMostWhatItCaptured() {
        provider.capture("key", by("card_ok"));

        assertThat(refund("first", 1999).status()).isEqualTo(200);
        assertThat(refund("first", 1999).status()).isEqualTo(200);
        assertThat(refund("second", 1).status()).isEqualTo(422);
        assertThat(provider.refunds()).hasSize(1);
    }

    @Test
    void forgetsEverythingOnReset() {
        provider.capture("key", by("card_ok"));
        provider.down(true);

        provider.reset();

        assertThat(provider.captures()).isEmpty();
        assertThat(provider.requestsFor(ORDER)).isZero();
        assertThat(provider.capture("key", by("card_declined")).status()).isEqualTo(402);
    }

    private SimulatedProvider.Answer refund(String key, long amount) {
        return provider.refund(key, new RefundRequest(REFUND, PAYMENT, amount, "EUR"));
    }

    private static CaptureRequest by(String method) {
        return new CaptureRequest(PAYMENT, ORDER, 1999, "EUR", method);
    }
}

package app.billing.internal;

import static app.billing.internal.BillingFixture.pendingBy;
import static app.billing.internal.BillingFixture.refundOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.billing.internal.PaymentProvider.UnavailableException;
import app.runtime.resilience.DependenciesForTests;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Isolated;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.web.client.RestClient;

@Isolated("reads what is logged")
@ExtendWith(OutputCaptureExtension.class)
class PaymentProviderConfigurationTests {

    @Test
    void saysWhatHappensWithoutAProvider(CapturedOutput output) {
        var provider = withoutUrl();

        assertThat(output).contains("PAYMENT_PROVIDER_URL is not set: payments and refunds stay PENDING until it is");
        assertThatThrownBy(() -> provider.capture(pendingBy("card_ok")))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("PAYMENT_PROVIDER_URL");
        assertThatThrownBy(() -> provider.refund(refundOf(pendingBy("card_ok"), 1)))
                .isInstanceOf(UnavailableException.class)
                .hasMessageContaining("PAYMENT_PROVIDER_URL");
    }

    @Test
    void saysNothingAboutAConfiguredProvider(CapturedOutput output) {
        BillingFixture.providerAt("http://127.0.0.1:1", Duration.ofSeconds(1));

        assertThat(output).doesNotContain("PAYMENT_PROVIDER_URL", "secret-key");
    }

    private static PaymentProvider withoutUrl() {
        var settings = new BillingSettings(null, null, Duration.ofSeconds(2), Duration.ofSeconds(10), 64);
        return new PaymentProviderConfiguration()
                .paymentProvider(settings, RestClient.builder(), DependenciesForTests.fresh());
    }
}

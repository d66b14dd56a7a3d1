package app.billing.internal;

import app.runtime.settings.Settings;
import app.runtime.settings.Variable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.URI;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/**
 * Where the payment provider is and how long to wait for it. The timeouts are capped so that all of them together end
 * before the delivery of an event counts as lost and is repeated.
 */
@Settings
record BillingSettings(
        @Variable(
                name = "PAYMENT_PROVIDER_URL",
                meaning = "Base URL of the payment provider; without it payments stay PENDING")
        @Nullable
        URI providerUrl,

        @Variable(
                name = "PAYMENT_PROVIDER_API_KEY",
                meaning = "Sent to the payment provider as a bearer token",
                secret = true)
        @Nullable
        String providerApiKey,

        @Variable(
                name = "PAYMENT_PROVIDER_CONNECT_TIMEOUT",
                meaning = "How long to wait for a connection to it: from the pool, and over the network, each",
                defaultValue = "PT2S")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 4)
        Duration connectTimeout,

        @Variable(
                name = "PAYMENT_PROVIDER_TIMEOUT",
                meaning = "How long to wait for the payment provider's answer; then the payment is asked for again",
                defaultValue = "PT10S")
        @DurationMin(millis = 10)
        @DurationMax(seconds = 15)
        Duration responseTimeout,

        @Variable(
                name = "PAYMENT_PROVIDER_CONNECTIONS",
                meaning = "How many connections to the payment provider may be open at once",
                defaultValue = "64")
        @Min(1)
        @Max(1000)
        int connections) {

    /** A place in the pool, a connection, an answer: each waited for as long as it may take. */
    Duration longestCall() {
        return connectTimeout.multipliedBy(2).plus(responseTimeout);
    }
}

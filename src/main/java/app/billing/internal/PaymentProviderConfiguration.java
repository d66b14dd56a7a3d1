package app.billing.internal;

import app.runtime.resilience.Dependencies;
import java.net.URI;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** Chooses the payment provider that is configured. */
@Configuration(proxyBeanMethods = false)
class PaymentProviderConfiguration {

    private static final Logger log = LoggerFactory.getLogger(PaymentProviderConfiguration.class);

    @Bean
    PaymentProvider paymentProvider(BillingSettings settings, RestClient.Builder builder, Dependencies dependencies) {
        var url = settings.providerUrl();
        if (url == null) {
            log.warn("PAYMENT_PROVIDER_URL is not set: payments and refunds stay PENDING until it is");
            return new MissingPaymentProvider();
        }
        return new HttpPaymentProvider(
                client(builder, url, settings), dependencies.named("payment-provider", settings.longestCall()));
    }

    private static RestClient client(RestClient.Builder builder, URI url, BillingSettings settings) {
        builder.baseUrl(url).requestFactory(requestFactory(settings));
        var apiKey = settings.providerApiKey();
        if (apiKey != null) {
            builder.defaultHeaders(headers -> headers.setBearerAuth(apiKey));
        }
        return builder.build();
    }

    /** Neither retries nor redirects: the outbox repeats a request, and the key goes to nobody else. */
    private static HttpComponentsClientHttpRequestFactory requestFactory(BillingSettings settings) {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(connections ->
                        connections.setMaxConnTotal(settings.connections()).setMaxConnPerRoute(settings.connections()))
                .withDefaultRequestConfigCustomizer(
                        request -> request.setConnectionRequestTimeout(Timeout.of(settings.connectTimeout())))
                .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                .withHttpClientCustomizer(HttpClientBuilder::disableCookieManagement)
                .build(HttpClientSettings.defaults()
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withTimeouts(settings.connectTimeout(), settings.responseTimeout()));
    }
}

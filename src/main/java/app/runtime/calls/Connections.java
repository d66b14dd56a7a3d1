package app.runtime.calls;

import app.runtime.context.Deadline;
import java.net.URI;
import java.time.Duration;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.http.client.HttpRedirects;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * The connections to one other process. Nothing is repeated or followed below the facade: who retries knows what may be
 * repeated. The response may take what is left of the caller's deadline.
 */
final class Connections {

    /** Shorter than the server keeps them, so that a request hardly ever meets a connection that is being closed. */
    private static final Timeout LONGEST_IDLE = Timeout.ofSeconds(30);

    private static final TimeValue UNCHECKED = TimeValue.ofSeconds(1);
    /** Then a rolled out process gets its share of the calls. */
    private static final TimeValue OLDEST = TimeValue.ofMinutes(5);

    private final HttpComponentsClientHttpRequestFactory requests;
    private final RestClient client;

    /** @param most as many as calls may run at the same time: none waits for a connection */
    Connections(URI location, int most, Duration connectTimeout, @Nullable SslBundle trust) {
        requests = requests(most, connectTimeout, trust);
        requests.setHttpContextFactory((_, _) -> context());
        client = RestClient.builder()
                .baseUrl(location.toString().replaceFirst("/+$", ""))
                .requestFactory(requests)
                .build();
    }

    RestClient client() {
        return client;
    }

    void close() throws Exception {
        requests.destroy();
    }

    private static HttpComponentsClientHttpRequestFactory requests(
            int most, Duration connectTimeout, @Nullable SslBundle trust) {
        return ClientHttpRequestFactoryBuilder.httpComponents()
                .withConnectionManagerCustomizer(
                        pool -> pool.setMaxConnTotal(most).setMaxConnPerRoute(most))
                .withConnectionConfigCustomizer(Connections::configure)
                .withHttpClientCustomizer(HttpClientBuilder::disableAutomaticRetries)
                .withHttpClientCustomizer(HttpClientBuilder::disableCookieManagement)
                .withHttpClientCustomizer(HttpClientBuilder::disableContentCompression)
                .withHttpClientCustomizer(HttpClientBuilder::disableAuthCaching)
                .build(HttpClientSettings.defaults()
                        .withRedirects(HttpRedirects.DONT_FOLLOW)
                        .withConnectTimeout(connectTimeout)
                        .withSslBundle(trust));
    }

    private static void configure(ConnectionConfig.Builder connection) {
        connection
                .setIdleTimeout(LONGEST_IDLE)
                .setValidateAfterInactivity(UNCHECKED)
                .setTimeToLive(OLDEST);
    }

    /** What is left of the time for this attempt, at least the least that can be said. */
    static long millisLeft() {
        var left = Deadline.current().map(Deadline::remaining).orElse(Duration.ZERO);
        return Math.max(1, left.toMillis());
    }

    private static HttpContext context() {
        var left = Timeout.ofMilliseconds(millisLeft());
        var context = HttpClientContext.create();
        context.setRequestConfig(RequestConfig.custom()
                .setRedirectsEnabled(false)
                .setAuthenticationEnabled(false)
                .setContentCompressionEnabled(false)
                .setProtocolUpgradeEnabled(false)
                .setConnectionRequestTimeout(left)
                .setResponseTimeout(left)
                .build());
        return context;
    }
}

package app.runtime.web;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jose.util.DefaultResourceRetriever;
import java.net.MalformedURLException;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * The keys of another process. They are kept for five minutes and fetched ahead of time; during an outage the last ones
 * serve for an hour. A token with an unknown key leads to a fetch, but not more than one in half a minute.
 */
final class RemoteTokenKeys implements JWKSource<SecurityContext> {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration KEPT = Duration.ofMinutes(5);
    private static final Duration WAIT_FOR_REFRESH = Duration.ofSeconds(5);
    private static final Duration KEPT_IN_OUTAGE = Duration.ofHours(1);
    private static final Duration BETWEEN_FETCHES = Duration.ofSeconds(30);
    private static final int LARGEST = 64 * 1024;

    private final JWKSource<SecurityContext> remote;
    private volatile boolean reached;

    private RemoteTokenKeys(JWKSource<SecurityContext> remote) {
        this.remote = remote;
    }

    static RemoteTokenKeys at(URI location) {
        var retriever =
                new DefaultResourceRetriever((int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), LARGEST);
        try {
            return new RemoteTokenKeys(JWKSourceBuilder.create(location.toURL(), retriever)
                    .cache(KEPT.toMillis(), WAIT_FOR_REFRESH.toMillis())
                    .rateLimited(BETWEEN_FETCHES.toMillis())
                    .retrying(true)
                    .outageTolerant(KEPT_IN_OUTAGE.toMillis())
                    .build());
        } catch (MalformedURLException unusable) {
            throw new IllegalStateException("JWKS_URL is not a URL that can be fetched: " + location, unusable);
        }
    }

    @Override
    public List<JWK> get(JWKSelector selector, SecurityContext context) throws KeySourceException {
        try {
            var keys = remote.get(selector, context);
            reached = true;
            return keys;
        } catch (RateLimitReachedException tooSoon) {
            if (reached) {
                return List.of();
            }
            throw tooSoon;
        }
    }
}

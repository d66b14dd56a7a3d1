package app.runtime.web;

import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKMatcher;
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The keys of another process. They are kept for five minutes and fetched ahead of time; during an outage the last ones
 * serve for an hour. A token with an unknown key leads to a fetch, but not more than two in half a minute. Until the
 * keys were reached once, they are asked for every second, from the start on.
 */
final class RemoteTokenKeys implements JWKSource<SecurityContext>, AutoCloseable {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final int LARGEST = 64 * 1024;

    private final URI location;
    private final Periods periods;
    private final Lock starting = new ReentrantLock();
    private final Thread fetching =
            Thread.ofPlatform().daemon().name("token-keys").unstarted(this::fetchAhead);
    private volatile JWKSource<SecurityContext> remote;
    private volatile long builtAt = System.nanoTime();
    private volatile boolean reached;

    private RemoteTokenKeys(URI location, Periods periods) {
        this.location = location;
        this.periods = periods;
        this.remote = source(location, periods);
    }

    static RemoteTokenKeys at(URI location) {
        return at(location, Periods.USUAL);
    }

    /**
     * Fetches the keys before the first token needs them, and tries until it has them: the other process may go down
     * before anybody comes with a token.
     */
    RemoteTokenKeys fetchedAhead() {
        fetching.start();
        return this;
    }

    @Override
    public void close() {
        fetching.interrupt();
    }

    private void fetchAhead() {
        var any = new JWKSelector(new JWKMatcher.Builder().build());
        try {
            while (!reached) {
                if (!isFetched(any)) {
                    TimeUnit.MILLISECONDS.sleep(periods.betweenFirstFetches().toMillis());
                }
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isFetched(JWKSelector any) {
        try {
            get(any, null);
            return true;
        } catch (KeySourceException notYet) {
            return false;
        }
    }

    static RemoteTokenKeys at(URI location, Periods periods) {
        return new RemoteTokenKeys(location, periods);
    }

    @Override
    public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        try {
            return reach(selector, context);
        } catch (RateLimitReachedException tooSoon) {
            if (reached) {
                return List.of();
            }
            return startAgain() ? reach(selector, context) : refuse(tooSoon);
        }
    }

    private List<JWK> reach(JWKSelector selector, @Nullable SecurityContext context) throws KeySourceException {
        var keys = remote.get(selector, context);
        reached = true;
        return keys;
    }

    private static List<JWK> refuse(RateLimitReachedException tooSoon) throws RateLimitReachedException {
        throw tooSoon;
    }

    /** The limit protects the other process from forged tokens; who was never reached is asked more often. */
    private boolean startAgain() {
        if (!starting.tryLock()) {
            return false;
        }
        try {
            if (System.nanoTime() - builtAt < periods.betweenFirstFetches().toNanos()) {
                return false;
            }
            remote = source(location, periods);
            builtAt = System.nanoTime();
            return true;
        } finally {
            starting.unlock();
        }
    }

    private static JWKSource<SecurityContext> source(URI location, Periods periods) {
        var retriever =
                new DefaultResourceRetriever((int) CONNECT_TIMEOUT.toMillis(), (int) READ_TIMEOUT.toMillis(), LARGEST);
        try {
            return JWKSourceBuilder.create(location.toURL(), retriever)
                    .cache(periods.kept().toMillis(), periods.waitForRefresh().toMillis())
                    .refreshAheadCache(periods.ahead().toMillis(), false)
                    .rateLimited(periods.betweenFetches().toMillis())
                    .retrying(true)
                    .outageTolerant(periods.keptInOutage().toMillis())
                    .build();
        } catch (MalformedURLException unusable) {
            throw new IllegalStateException("JWKS_URL is not a URL that can be fetched: " + location, unusable);
        }
    }

    /** @param ahead how long before the keys are too old new ones are fetched in the background */
    record Periods(
            Duration kept,
            Duration ahead,
            Duration waitForRefresh,
            Duration keptInOutage,
            Duration betweenFetches,
            Duration betweenFirstFetches) {

        static final Periods USUAL = new Periods(
                Duration.ofMinutes(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(5),
                Duration.ofHours(1),
                Duration.ofSeconds(30),
                Duration.ofSeconds(1));
    }
}

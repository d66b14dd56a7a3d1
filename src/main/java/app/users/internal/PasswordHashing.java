package app.users.internal;

import app.runtime.UuidV7;
import app.runtime.context.Deadline;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Argon2id. A hash takes 20 MB and 20 ms of a processor by design, so only so many are made at the same time, however
 * many people try to log in; the others wait for their turn, for a short time.
 */
@Component
final class PasswordHashing {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final int LANES = 1;

    private final Argon2PasswordEncoder argon2;
    private final Semaphore turns;
    private final Duration longestWait;
    private final String nobodysHash;

    PasswordHashing(UserSettings settings, MeterRegistry meters) {
        this.argon2 = new Argon2PasswordEncoder(
                SALT_BYTES, HASH_BYTES, LANES, settings.argon2Memory(), settings.argon2Iterations());
        var limit = settings.hashesAtOnce() == 0 ? Runtime.getRuntime().availableProcessors() : settings.hashesAtOnce();
        this.turns = new Semaphore(limit, true);
        this.longestWait = settings.hashingWait();
        this.nobodysHash = encode(new Password(UuidV7.next().toString()));
        Gauge.builder("users.hashing.active", turns, free -> limit - free.availablePermits())
                .description("Passwords that are being hashed")
                .register(meters);
        Gauge.builder("users.hashing.waiting", turns, Semaphore::getQueueLength)
                .description("Requests that wait for their turn to hash a password")
                .register(meters);
    }

    /** Empty if too many hashes are being made. */
    Optional<String> hash(Password password) {
        return inTurn(() -> encode(password));
    }

    /**
     * Does work that calls {@link #matches} or {@link #encode}, once it is this caller's turn.
     *
     * @return empty if the turn did not come in time; then nothing was done
     */
    <R> Optional<R> inTurn(Supplier<R> work) {
        if (!awaitTurn()) {
            return Optional.empty();
        }
        try {
            return Optional.of(work.get());
        } finally {
            turns.release();
        }
    }

    /** Takes as long for somebody who does not exist, whom no password matches. Call it {@link #inTurn}. */
    boolean matches(Password password, Optional<String> hash) {
        var matches = onThreadOfItsOwn(() -> argon2.matches(password.value(), hash.orElse(nobodysHash)));
        return matches && hash.isPresent();
    }

    /** Call it {@link #inTurn}. */
    String encode(Password password) {
        return onThreadOfItsOwn(() -> argon2.encode(password.value()));
    }

    /** Whether the hash was made with other parameters than those of today. */
    boolean isOutdated(String hash) {
        return argon2.upgradeEncoding(hash);
    }

    private boolean awaitTurn() {
        var patience = Deadline.current()
                .map(Deadline::remaining)
                .filter(remaining -> remaining.compareTo(longestWait) < 0)
                .orElse(longestWait);
        try {
            return turns.tryAcquire(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Hashing never blocks: on a virtual thread it would keep a carrier from all other requests. */
    private static <R> R onThreadOfItsOwn(Supplier<R> work) {
        return CompletableFuture.supplyAsync(work, Thread.ofPlatform().name("argon2")::start)
                .join();
    }
}

package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.context.Deadline;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PasswordHashingTests {

    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    @Test
    void isArgon2idWithTheParametersThatOwaspNames() {
        var defaults = hashing(Map.of("USERS_ARGON2_MEMORY", "19456", "USERS_ARGON2_ITERATIONS", "2"));

        assertThat(defaults.hash(UserFixture.PASSWORD).orElseThrow()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    }

    @Test
    void matchesTheSamePasswordOnly() {
        var hashing = hashing(Map.of());

        var hash = hashing.hash(UserFixture.PASSWORD);

        assertThat(hashing.matches(UserFixture.PASSWORD, hash)).isTrue();
        assertThat(hashing.matches(UserFixture.OTHER_PASSWORD, hash)).isFalse();
    }

    @Test
    void saltsEveryHash() {
        var hashing = hashing(Map.of());

        assertThat(hashing.hash(UserFixture.PASSWORD)).isNotEqualTo(hashing.hash(UserFixture.PASSWORD));
    }

    @Test
    void matchesNobody() {
        assertThat(hashing(Map.of()).matches(UserFixture.PASSWORD, Optional.empty()))
                .isFalse();
    }

    @Test
    void knowsTheHashesOfOtherParameters() {
        var yesterday = hashing(Map.of("USERS_ARGON2_MEMORY", "32"))
                .hash(UserFixture.PASSWORD)
                .orElseThrow();
        var today = hashing(Map.of("USERS_ARGON2_MEMORY", "64"));

        assertThat(today.isOutdated(yesterday)).isTrue();
        assertThat(today.matches(UserFixture.PASSWORD, Optional.of(yesterday))).isTrue();
        assertThat(today.isOutdated(today.hash(UserFixture.PASSWORD).orElseThrow()))
                .isFalse();
    }

    @Test
    void isRefusedWhenItsTurnDoesNotComeInTime() {
        var hashing = hashing(Map.of("USERS_HASHES_AT_ONCE", "1", "USERS_HASHING_WAIT", "1ms"));

        var whileBusy = hashing.inTurn(() -> hashing.hash(UserFixture.PASSWORD).isPresent());
        var afterwards = hashing.hash(UserFixture.PASSWORD);

        assertThat(whileBusy).contains(false);
        assertThat(afterwards).isPresent();
    }

    @Test
    void doesNotWaitLongerThanTheCaller() {
        var hashing = hashing(Map.of("USERS_HASHES_AT_ONCE", "1", "USERS_HASHING_WAIT", "30s"));
        var deadline = Deadline.in(Duration.ofMillis(1));

        var whileBusy = hashing.inTurn(() -> Deadline.call(deadline, () -> hashing.hash(UserFixture.PASSWORD))
                .isPresent());

        assertThat(whileBusy).contains(false);
    }

    @Test
    void showsHowBusyItIs() {
        var hashing = hashing(Map.of("USERS_HASHES_AT_ONCE", "3"));

        var active =
                hashing.inTurn(() -> meters.get("users.hashing.active").gauge().value());

        assertThat(active).contains(1.0);
        assertThat(meters.get("users.hashing.active").gauge().value()).isZero();
        assertThat(meters.get("users.hashing.waiting").gauge().value()).isZero();
    }

    private PasswordHashing hashing(Map<String, String> variables) {
        meters.clear();
        return new PasswordHashing(UserFixture.settings(variables), meters);
    }
}

package app.users.internal;

import static app.users.internal.UserFixture.inParallel;
import static app.users.internal.UserFixture.newEmail;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The counts under contention: what several instances do to one database at the same time. */
class AttemptLimiterIntegrationTests extends UsersIntegrationTest {

    private static final Map<String, String> LIMITS =
            Map.of("USERS_ATTEMPTS_PER_ACCOUNT", "1000", "USERS_ATTEMPTS_PER_ADDRESS", "50");

    private final List<EmailAddress> emails =
            Stream.generate(UserFixture::newEmail).limit(5).toList();

    @Test
    void losesNoAttempt() {
        var limiters = limiters();

        var results = inParallel(60, number -> limiters.get(number % 2).count(emails.get(number % 5), "192.0.2.77"));

        assertThat(results).filteredOn(lockedFor -> lockedFor.isEmpty()).hasSize(50);
    }

    @Test
    void takesBackWhatWasCountedHoweverTheyInterleave() {
        var limiters = limiters();

        var results = inParallel(400, number -> {
            var email = emails.get(number % 5);
            var lockedFor = limiters.get(number % 2).count(email, "192.0.2.78");
            limiters.get(number % 2).takeBack(email, "192.0.2.78");
            return lockedFor;
        });

        assertThat(results).hasSize(400);
        assertThat(inParallel(50, _ -> limiters.getFirst().count(newEmail(), "192.0.2.78")))
                .allMatch(lockedFor -> lockedFor.isEmpty());
    }

    private List<AttemptLimiter> limiters() {
        return List.of(start(LIMITS).limiter(), start(LIMITS).limiter());
    }
}

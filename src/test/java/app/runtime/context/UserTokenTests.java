package app.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

class UserTokenTests {

    private static final UserToken ADA = new UserToken("ada's token");

    @Test
    void isThatOfTheWorkAndOfNothingAfterIt() {
        assertThat(UserToken.call(ADA, UserToken::current)).contains(ADA);
        assertThat(UserToken.current()).isEmpty();
    }

    @Test
    void goesToAnotherThreadWithTheWork() throws Exception {
        var work = UserToken.call(
                ADA,
                () -> new FutureTask<>(() -> UserToken.keep(UserToken::current).call()));
        var kept = UserToken.call(ADA, () -> {
            var asked = UserToken.keep(UserToken::current);
            return new FutureTask<>(asked::call);
        });

        Thread.ofVirtual().start(work);
        Thread.ofVirtual().start(kept);

        assertThat(work.get()).as("asked for too late").isEmpty();
        assertThat(kept.get()).contains(ADA);
    }

    @Test
    void isNotInLogs() {
        assertThat(ADA.toString()).doesNotContain(ADA.value());
    }
}

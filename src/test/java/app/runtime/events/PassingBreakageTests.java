package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.context.DeadlineExceededException;
import app.runtime.resilience.DependencyUnavailableException;
import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PassingBreakageTests {

    static final Throwable[] PASSING = {
        new SQLTransientConnectionException("the pool is empty"),
        new IllegalStateException(new SQLException("the server shuts down", "57P01")),
        new SQLException("locked", "55P03"),
        new IllegalStateException(new ConnectException("refused")),
        new DeadlineExceededException("too late"),
        new DependencyUnavailableException("billing", Duration.ofSeconds(1), "refuses connections", null),
    };

    static final Throwable[] OF_THE_EVENT = {
        new IllegalStateException("no such order"),
        new SQLException("duplicate key", "23505"),
        new SQLException("stateless"),
        new AssertionError("bug"),
    };

    @ParameterizedTest
    @FieldSource("PASSING")
    void liesInTheSurroundings(Throwable failure) {
        assertThat(PassingBreakage.isIn(failure)).isTrue();
    }

    @ParameterizedTest
    @FieldSource("OF_THE_EVENT")
    void doesNotLieInTheEvent(Throwable failure) {
        assertThat(PassingBreakage.isIn(failure)).isFalse();
    }
}

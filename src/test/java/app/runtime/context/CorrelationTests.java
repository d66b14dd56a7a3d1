package app.runtime.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;

class CorrelationTests {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Test
    void isBoundOnlyWhileTheActionRuns() {
        assertThat(Correlation.current()).isEmpty();

        Correlation.run(
                new Correlation("abc", PARENT),
                () -> assertThat(Correlation.current().orElseThrow().id()).isEqualTo("abc"));

        assertThat(Correlation.current()).isEmpty();
    }

    @Test
    void startsANewSpanOfTheSameTrace() {
        var inside = bound(new Correlation("abc", PARENT));
        var again = bound(new Correlation("abc", PARENT));

        assertThat(inside.traceparent()).startsWith("00-" + TRACE + "-").endsWith("-01");
        assertThat(inside.traceparent()).isNotIn(PARENT, again.traceparent());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-more",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
            })
    void startsANewTraceWithoutAValidParent(String header) {
        var traceparent = bound(new Correlation("abc", header)).traceparent();

        assertThat(traceparent).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-00").doesNotContain(TRACE);
    }

    @Test
    void followsALaterVersionOfTheHeader() {
        var traceparent = bound(new Correlation("abc", "01-" + TRACE + "-00f067aa0ba902b7-01-more"))
                .traceparent();

        assertThat(traceparent).matches("00-" + TRACE + "-[0-9a-f]{16}-01");
    }

    @Test
    void isOnEveryLogLineAndGoneAfterwards() {
        Correlation.run(new Correlation("outer", PARENT), () -> {
            var outerSpan = MDC.get("span_id");

            Correlation.run(
                    Correlation.fresh(),
                    () -> assertThat(MDC.get("correlation_id")).isNotEqualTo("outer"));

            assertThat(MDC.get("correlation_id")).isEqualTo("outer");
            assertThat(MDC.get("trace_id")).isEqualTo(TRACE);
            assertThat(MDC.get("span_id")).isEqualTo(outerSpan).hasSize(16);
        });

        assertThat(MDC.getCopyOfContextMap()).isNullOrEmpty();
    }

    @Test
    void passesTheExceptionOfTheActionOn() {
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> Correlation.call(Correlation.fresh(), () -> {
                    throw new IOException("broken");
                }));
        assertThat(MDC.get("correlation_id")).isNull();
    }

    private static Correlation bound(Correlation correlation) {
        return Correlation.call(correlation, () -> Correlation.current().orElseThrow());
    }
}

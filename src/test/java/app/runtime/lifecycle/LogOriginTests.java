package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogOriginTests {

    @ParameterizedTest
    @CsvSource({
        "app.orders.internal.OrderDesk, orders",
        "app.users.Users, users",
        "app.runtime.lifecycle.Drain, runtime",
        "app.Application, runtime",
        "org.flywaydb.core.Flyway, runtime",
        "application.orders.Desk, runtime"
    })
    void namesTheModuleThatSpeaks(String logger, String module) {
        assertThat(LogOrigin.moduleOf(logger)).isEqualTo(module);
    }
}

package app.wire;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** Runs after all tests of a run over the wire: what none of them called was not shown to stand it. */
@Order(Integer.MAX_VALUE)
class EveryFacadeIntegrationTests {

    @NeedsModules({"billing", "notifications", "orders", "users"})
    @Test
    void wasCalledOverTheWire() {
        System.out.printf("calls=%s %s%n", Wire.ofThisRun(), FacadeCalls.counts());

        assertThat(Wire.ofThisRun()).isNotEqualTo(Wire.DIRECT);
        assertThat(FacadeCalls.counts())
                .as("facade methods that the tests of this run call; add a test class to it in the pom")
                .containsKeys(Facades.methods().toArray(String[]::new));
    }

    @Test
    void isFound() {
        assertThat(Facades.methods()).isNotEmpty();
    }
}

package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every module compiles with nothing but itself, what hosts it, and the front doors of those that it may use. */
@Tag("boundaries")
class LiftabilityTests {

    private static final Collection<LiftModule> MODULES = LiftModule.in(BoundariesTests.CODE.modules());

    private static final Lift LIFT = new Lift(
            List.of(Path.of("src/main/java"), Path.of("target/generated-sources/jooq")),
            Lift.librariesOfThisProcess(),
            MODULES);

    static Collection<LiftModule> modules() {
        return MODULES;
    }

    @ParameterizedTest
    @MethodSource("modules")
    void compilesAlone(LiftModule module) {
        var report = LIFT.compileAlone(module);

        assertThat(report.failures()).isEmpty();
        assertThat(report.files()).as("%s has sources", module.name()).isPositive();
    }
}

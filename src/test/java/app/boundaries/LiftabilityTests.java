package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.AppModule;
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

    /** Of a module that was lifted out of this tree, there is nothing to lift. */
    static List<LiftModule> modules() {
        var elsewhere = app.runtime.topology.Modules.discover().remote().stream()
                .map(AppModule::name)
                .toList();
        return MODULES.stream()
                .filter(module -> !elsewhere.contains(module.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void compilesAlone(LiftModule module) {
        var report = LIFT.compileAlone(module);

        assertThat(report.failures()).isEmpty();
        assertThat(report.files()).as("%s has sources", module.name()).isPositive();
    }
}

package app.boundaries;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.topology.AppModule;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.springframework.modulith.core.ApplicationModules;

/** The boundaries of this application. */
@Tag("boundaries")
class BoundariesTests {

    private static final Boundaries BOUNDARIES = Boundaries.of("app");
    static final Code CODE = BOUNDARIES.read();
    private static final BoundaryReport REPORT = BOUNDARIES.inspect(CODE);
    private static final ApplicationModules SPRING_MODULITH =
            ApplicationModules.of("app", new ImportOption.DoNotIncludeTests());

    @Test
    void areCrossedNowhere() {
        BOUNDARIES.check(REPORT);
    }

    /** A rule that sees nothing would hold whatever the code did. */
    @NeedsModules({"billing", "notifications", "orders", "users"})
    @TestFactory
    Stream<DynamicTest> areLookedAtByEveryRule() {
        return REPORT.results().stream()
                .map(result -> DynamicTest.dynamicTest(
                        result.rule().id(), () -> assertThat(result.subjects()).isPositive()));
    }

    @Test
    void areDrawnAroundTheseModules() {
        var modules = app.runtime.topology.Modules.discover().all().stream().map(AppModule::name);

        assertThat(REPORT.modules())
                .containsExactlyInAnyOrderElementsOf(
                        Stream.concat(Stream.of("runtime"), modules).toList());
    }

    /** The library finds the modules by itself, because Spring Modulith does so only where Spring Boot is. */
    @Test
    void areDrawnWhereSpringModulithDrawsThem() {
        var ours = CODE.modules();

        assertThat(SPRING_MODULITH).allSatisfy(module -> {
            var same = ours.owner(module.getBasePackage().getName() + ".").orElseThrow();
            assertThat(same.name()).isEqualTo(module.getIdentifier().toString());
            assertThat(same.open()).isEqualTo(module.isOpen());
            assertThat(module.getNamedInterfaces().stream()
                            .flatMap(it -> it.asJavaClasses())
                            .filter(type -> type.isTopLevelClass())
                            .map(JavaClass::getName))
                    .allMatch(same::exposes);
        });
    }

    @Test
    void areKeptInTheEyesOfSpringModulithToo() {
        // verify() passes the second time on the same model; this looks every time.
        SPRING_MODULITH.detectViolations().throwIfPresent();
    }
}

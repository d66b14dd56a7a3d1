package app;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The day of the single jar, in every other topology that is supported, one after the other. Each takes over the
 * database and the topics of the one before, as it would in production. Where a module was lifted out of this tree, its
 * service is started from its own jar, if {@link Jars} knows one; there remain the topologies in which it is alone.
 */
@TestInstance(Lifecycle.PER_CLASS)
@ParameterizedClass(allowZeroInvocations = true)
@MethodSource("topologies")
@Tag("topologies")
@Order(1) // one of the longest: begins first
class TopologyEndToEndTests extends DayAtTheShop {

    private static final List<String> MODULES =
            Modules.discover().all().stream().map(AppModule::name).toList();

    @RegisterExtension
    static final Stage stage = Stage.withBroker("topology", Map.of());

    @Parameter
    private Topology topology = Topology.allInOne(MODULES);

    private Deployment deployment;

    static Stream<Topology> topologies() {
        return Topology.allOf(MODULES)
                .skip(1)
                .filter(each -> each.processes().stream().allMatch(Jars::canHost));
    }

    @BeforeAll
    void prepare() {
        stage.prepare();
    }

    @BeforeParameterizedClassInvocation
    void openTheShop() {
        deployment = Deployment.start(stage, topology);
        open(deployment);
    }

    @AfterParameterizedClassInvocation
    void everyProcessEndsWithoutAnError() {
        assertThat(deployment.terminate()).isEmpty();
    }

    @Override
    Stage stage() {
        return stage;
    }

    @Override
    Map<String, String> settings() {
        return deployment.settingsOf(topology.firstModule());
    }

    @Override
    JarProcess oneMore() {
        return deployment.oneMore(topology.firstModule());
    }
}

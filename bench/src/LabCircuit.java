import app.runtime.resilience.Dependency;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;

/** What stands between a caller and the server: the guards of the application, or nothing. */
interface LabCircuit {

    boolean call(LabCall call) throws IOException;

    LabState state();

    static LabCircuit none() {
        return new LabCircuit() {
            @Override
            public boolean call(LabCall call) throws IOException {
                return call.call();
            }

            @Override
            public LabState state() {
                return LabState.CLOSED;
            }
        };
    }

    /** The state is read where an operator sees it: in the metrics. */
    static LabCircuit of(Dependency dependency, MeterRegistry registry) {
        var states = registry.get("dependency.circuit.state").tag("dependency", dependency.name());
        var open = states.tag("state", "open").gauge();
        var halfOpen = registry.get("dependency.circuit.state")
                .tag("dependency", dependency.name())
                .tag("state", "half_open")
                .gauge();
        return new LabCircuit() {
            @Override
            public boolean call(LabCall call) throws IOException {
                return dependency.call(call::call);
            }

            @Override
            public LabState state() {
                if (open.value() == 1) {
                    return LabState.OPEN;
                }
                return halfOpen.value() == 1 ? LabState.HALF_OPEN : LabState.CLOSED;
            }
        };
    }
}

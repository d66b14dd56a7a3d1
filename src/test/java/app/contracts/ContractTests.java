package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("boundaries")
class ContractTests {

    static List<AppModule> modules() {
        return Modules.discover().hosted();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void keepTheApi(AppModule module) throws IOException {
        var text = ApiText.of(new Code(module));

        assertThat(text).isNotBlank();
        Snapshot.of(java.nio.file.Path.of("contracts", module.name(), "api.txt"), new ApiComparison())
                .check(text);
    }
}

package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import app.contracts.Contracts.Event;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** What other modules rely on is committed, and changes only in ways that break none of them. */
@Tag("boundaries")
class ContractTests {

    static List<String> modules() {
        return Contracts.modules();
    }

    static List<Event> events() {
        return Contracts.events();
    }

    @ParameterizedTest
    @MethodSource("modules")
    void keepTheApiOfAModule(String module) throws IOException {
        var today = Contracts.codeOf(module).map(ApiText::of).orElse("");

        Snapshot.of(Contracts.of(module).resolve("api.txt"), new ApiComparison())
                .check(today);
    }

    /** The examples come second: an event that is refused gets none. */
    @ParameterizedTest
    @MethodSource("events")
    void keepAnEventAndShowAllOfIt(Event event) throws IOException {
        var type = Contracts.typeOf(event.name());
        var today = type.map(each -> EventSchema.of(event.name(), each)).orElse("");
        Snapshot.of(event.schema(), new SchemaComparison()).check(today);

        var examples = new Examples(event.folder(), event.name());
        for (var missing : examples.missing(JsonMapper.shared().readTree(today), type.orElseThrow())) {
            if (!Snapshot.isUpdateAsked()) {
                fail("No golden example of %s shows this, compatible: update the snapshot with%n  %s%n%n%s"
                        .formatted(event, Snapshot.UPDATE, missing));
            }
            examples.add(missing);
        }
    }

    @Test
    void coverEveryModuleAndSomeEvents() {
        assertThat(modules())
                .containsAll(
                        Modules.discover().all().stream().map(AppModule::name).toList());
        assertThat(events()).isNotEmpty();
        for (var code : Contracts.code()) {
            assertThat(code.api()).as("the API of %s", code.module()).isNotEmpty();
        }
    }
}

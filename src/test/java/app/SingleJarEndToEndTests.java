package app;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;

/** All modules in one process. */
@NeedsModules
@TestInstance(Lifecycle.PER_CLASS)
class SingleJarEndToEndTests extends DayAtTheShop {

    @RegisterExtension
    static final Stage stage = new Stage("single-jar", Map.of());

    @BeforeAll
    void openTheShop() {
        stage.prepare();
        open(stage.serve().awaitReady());
    }

    @Override
    Stage stage() {
        return stage;
    }

    @Override
    Map<String, String> settings() {
        return Map.of();
    }

    @Override
    JarProcess oneMore() {
        return stage.serve();
    }
}

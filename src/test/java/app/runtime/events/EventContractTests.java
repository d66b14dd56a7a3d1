package app.runtime.events;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.Modules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Events wait in outboxes while versions change: what was written yesterday must be readable today. The shape of every
 * event is committed; to change one that is there is to break it.
 */
class EventContractTests {

    private static final Path CONTRACT = Path.of("docs/events.txt");

    @Test
    void keepTheirShape() throws IOException {
        var now = shapes();

        assertThat(now)
                .as("An event was removed or changed. Publish a new version (….v2) beside it and keep this one"
                        + " until no outbox holds it; or, if it is only new, add its line to " + CONTRACT)
                .isEqualTo(Files.readAllLines(CONTRACT));
    }

    private static List<String> shapes() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(EventName.class));
        return scanner.findCandidateComponents(Modules.basePackage()).stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .map(EventContractTests::shape)
                .sorted()
                .toList();
    }

    private static String shape(Class<?> event) {
        return EventTypes.nameOf(event)
                + Arrays.stream(event.getRecordComponents())
                        .map(component ->
                                component.getName() + ": " + component.getType().getSimpleName())
                        .collect(Collectors.joining(", ", " {", "}"));
    }
}

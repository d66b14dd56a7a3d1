package app.runtime.calls;

import java.util.Optional;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** An API as others were built with it. */
public final class Older {

    private Older() {}

    @HttpExchange("/internal/shelves/v1")
    public interface Shelves {

        @GetExchange("/shelves/{id}")
        Optional<Shelf> find(@PathVariable UUID id);

        @PostExchange("/shelves")
        AddResult add(@RequestBody Add command);
    }

    public record Add(UUID id, String label) {}

    public record Shelf(UUID id, String label) {}

    public sealed interface AddResult {

        record Added(Shelf shelf) implements AddResult {}

        record Full() implements AddResult {}
    }
}

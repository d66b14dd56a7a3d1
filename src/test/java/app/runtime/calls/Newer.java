package app.runtime.calls;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** The same API, expanded. */
public final class Newer {

    private Newer() {}

    @HttpExchange("/internal/shelves/v1")
    public interface Shelves {

        @GetExchange("/shelves/{id}")
        Optional<Shelf> find(@PathVariable UUID id);

        @PostExchange("/shelves")
        AddResult add(@RequestBody Add command);

        @GetExchange("/shelves/{id}/height")
        int heightOf(@PathVariable UUID id);
    }

    public record Add(UUID id, String label, @Nullable Integer height) {}

    public record Shelf(
            UUID id,
            String label,
            @Nullable Integer height,
            @Nullable Size size) {}

    public record Size(int width, int depth) {}

    public sealed interface AddResult {

        record Added(Shelf shelf, @Nullable String note) implements AddResult {}

        record Full() implements AddResult {}
    }
}

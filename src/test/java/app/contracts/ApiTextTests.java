package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** What others can rely on is in the text, and what they cannot is not. */
@Tag("boundaries")
class ApiTextTests {

    @Test
    void writesMappingsParametersAndExceptionsOfAFacade() {
        assertThat(text(Shop.class)).isEqualTo("""
            interface ApiTextTests.Shop @HttpExchange("/shop")
                constant String NAME = "a \\"shop\\""
                method @Nullable ApiTextTests.Shelf buy(@RequestBody ApiTextTests.Shelf) throws IOException via @PostExchange("/{id}")
                method Map<String, List<@Nullable String>> find(@PathVariable("id") UUID shelf, @RequestParam(required = false) @Nullable String text)
                method default <T extends Comparable<T>> Optional<? extends T> largest(T[] all)
            """);
    }

    @Test
    void tellsAFacadeFromAPort() {
        var text = new ApiText("app.contracts", Shop.class::equals).of(List.of(Shop.class));

        assertThat(text).startsWith("port interface ApiTextTests.Shop");
    }

    @Test
    void writesComponentsOfRecordsWithNullabilityAndNames() {
        assertThat(text(Shelf.class)).isEqualTo("""
            record ApiTextTests.Shelf is Comparable<ApiTextTests.Shelf>
                component UUID id
                component @Nullable ApiTextTests.Size size
                component @JsonInclude(NON_EMPTY) List<String> labels
                method int compareTo(ApiTextTests.Shelf other)
            """);
    }

    @Test
    void writesConstantsOfEnumsAndCasesOfSealedInterfaces() {
        assertThat(text(Size.class)).isEqualTo("""
            enum ApiTextTests.Size
                value SMALL
                value LARGE
            """);
        assertThat(text(Outcome.class)).isEqualTo("""
            sealed interface ApiTextTests.Outcome
                case ApiTextTests.Outcome.Sold
                case ApiTextTests.Outcome.Refused
            """);
    }

    @Test
    void leavesOutWhatIsNotPublic() {
        assertThat(text(Counter.class)).isEqualTo("""
            class ApiTextTests.Counter
                constructor new(int start)
                method int next()
            """);
    }

    private static String text(Class<?> type) {
        return new ApiText("app.contracts", any -> false).of(List.of(type));
    }

    @HttpExchange("/shop")
    public interface Shop {

        String NAME = "a \"shop\"";

        @PostExchange("/{id}")
        @Nullable
        Shelf buy(@RequestBody Shelf wanted) throws IOException;

        Map<String, List<@Nullable String>> find(
                @PathVariable("id") UUID shelf, @RequestParam(required = false) @Nullable String text);

        default <T extends Comparable<T>> Optional<? extends T> largest(T[] all) {
            return all.length == 0 ? Optional.empty() : Optional.of(all[0]);
        }
    }

    public record Shelf(
            UUID id,
            @Nullable Size size,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> labels) implements Comparable<Shelf> {

        @Override
        public int compareTo(Shelf other) {
            return id.compareTo(other.id);
        }
    }

    public enum Size {
        SMALL,
        LARGE
    }

    public sealed interface Outcome {

        record Sold() implements Outcome {}

        record Refused() implements Outcome {}
    }

    public static class Counter {

        private int count;

        public Counter(int start) {
            this.count = start;
        }

        Counter() {
            this(0);
        }

        public int next() {
            return step(1);
        }

        private int step(int by) {
            count += by;
            return count;
        }
    }
}

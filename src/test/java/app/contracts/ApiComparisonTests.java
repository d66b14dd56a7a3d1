package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The check of the committed API is red when it has to be: one planted change a line. */
@Tag("boundaries")
class ApiComparisonTests {

    private static final String API = """
        interface Shop @HttpExchange("/internal/shop/v1")
            constant int LIMIT = 100
            method Optional<Shelf> find(@PathVariable UUID id) via @GetExchange("/shelves/{id}")
            method Outcome buy(@RequestBody Buy) via @PostExchange("/orders")
            method void dust() via @Idempotent @PostExchange("/dust")

        port interface Courier @HttpExchange("/internal/courier/v1")
            method Receipt bring(@RequestBody Parcel) via @PostExchange("/parcels")

        record Buy
            component String sku
            component int count
            component Buy.Wish wish

        enum Buy.Wish
            value FAST
            value CHEAP

        record Parcel
            component Parcel.Size size

        enum Parcel.Size
            value BIG

        record Receipt
            component Receipt.Kind kind

        enum Receipt.Kind
            value SIGNED

        record Shelf
            component ShelfId id
            component Shelf.State state
            component @Nullable String note

        record ShelfId
            component UUID value

        enum Shelf.State
            value EMPTY
            value FULL

        sealed interface Outcome
            case Outcome.Bought
            case Outcome.SoldOut

        record Outcome.Bought is Outcome
            component UUID id

        record Outcome.SoldOut is Outcome

        record Sold is app.runtime.events.DomainEvent @EventName("shop.sold.v1")
            component UUID eventId
            component Sold.Way way

        enum Sold.Way
            value COUNTER

        class Sizes
            constructor new(int many)
            method static int largest()
        """;

    private final ApiComparison comparison = new ApiComparison();

    @Test
    void findsNothingInTheSame() {
        assertThat(comparison.between(API, API).findings()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                // removed or renamed
                "record Outcome.SoldOut is Outcome                      | record Outcome.Gone is Outcome",
                "    component int count\\n                              | ``",
                "component int count                                    | component int amount",
                "    value CHEAP\\n                                      | ``",
                "    case Outcome.SoldOut\\n                             | ``",
                "find(                                                  | look(",
                "    method static int largest()\\n                      | ``",
                "    constructor new(int many)\\n                        | ``",
                "    constant int LIMIT = 100\\n                         | ``",
                // another type, kind, order or value
                "component int count                                    | component long count",
                "method Outcome buy                                     | method Receipt buy",
                "(@RequestBody Buy)                                     | (@RequestBody Parcel)",
                "record Receipt\\n                                       | class Receipt\\n",
                "record Sold is app.runtime.events.DomainEvent          | record Sold",
                "LIMIT = 100                                            | LIMIT = 99",
                "component String sku\\n"
                        + "    component int count          | component int count\\n"
                        + "    component String sku",
                // another mapping or name
                "/internal/shop/v1                                      | /internal/shop/v2",
                "\"/orders\"                                            | \"/purchases\"",
                "via @PostExchange(\"/orders\")                         | via @PutExchange(\"/orders\")",
                "(@RequestBody Buy)                                     | (Buy buy)",
                "@PathVariable UUID id                                  | @PathVariable UUID shelf",
                "shop.sold.v1                                           | shop.sold.v2",
                // not to be repeated any more, or for others to make so
                "via @Idempotent @PostExchange(\"/dust\")             | via @PostExchange(\"/dust\")",
                "via @PostExchange(\"/parcels\")                      | via @Idempotent @PostExchange(\"/parcels\")",
                // required now, or not any more
                "component @Nullable String note                        | component String note",
                "component Shelf.State state                            | component @Nullable Shelf.State state",
                "component UUID eventId                                 | component @Nullable UUID eventId",
                // required and new
                "component int count                                    | component int count\\n    component int more",
                "component UUID eventId                                 | component UUID eventId\\n"
                        + "    component int more",
                "component UUID value                                   | component UUID value\\n"
                        + "    component @Nullable String name",
                // what others get to see, or have to implement
                "value FULL                                             | value FULL\\n    value BROKEN",
                "value COUNTER                                          | value COUNTER\\n    value ONLINE",
                "value BIG                                              | value BIG\\n    value SMALL",
                "case Outcome.SoldOut                                   | case Outcome.SoldOut\\n    case Outcome.Late",
                "method Receipt bring                                   | method void stop() via"
                        + " @PostExchange(\"/stop\")\\n"
                        + "    method Receipt bring",
            })
    void isBreaking(String before, String after) {
        var change = comparison.between(API, replaced(before, after));

        assertThat(change.isBreaking()).as(change.report()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "record ShelfId               | record Price\\n    component long cents\\n\\nrecord ShelfId",
                "component int count          | component int count\\n    component @Nullable String note",
                "component int count          | component int count\\n    component Optional<String> note",
                "component UUID eventId       | component UUID eventId\\n    component @Nullable String note",
                "component @Nullable String note | component @Nullable String note\\n"
                        + "    component @Nullable String more",
                "component String sku         | component @Nullable String sku",
                "component Receipt.Kind kind  | component @Nullable Receipt.Kind kind",
                "method Outcome buy           | method void close() via @PostExchange(\"/close\")\\n"
                        + "    method Outcome buy",
                "via @PostExchange(\"/orders\") | via @Idempotent @PostExchange(\"/orders\")",
                "method Receipt bring         | method default void stop()\\n    method Receipt bring",
                "value CHEAP                  | value CHEAP\\n    value GREEN",
                "value SIGNED                 | value SIGNED\\n    value LEFT_AT_DOOR",
                "constant int LIMIT = 100     | constant int LIMIT = 100\\n    constant int LEAST = 1",
            })
    void isCompatible(String before, String after) {
        var change = comparison.between(API, replaced(before, after));

        assertThat(change.isBreaking()).as(change.report()).isFalse();
        assertThat(change.findings()).isNotEmpty();
    }

    @Test
    void showsWhatWasAndWhatIs() {
        var change = comparison.between(API, replaced("component int count", "component long count"));

        assertThat(change.report())
                .isEqualTo("  breaking    Buy.count: changed\n    - component int count\n    + component long count");
    }

    private static String replaced(String before, String after) {
        var old = before.replace("\\n", "\n");
        assertThat(API).contains(old);
        return API.replace(old, after.replace("\\n", "\n"));
    }
}

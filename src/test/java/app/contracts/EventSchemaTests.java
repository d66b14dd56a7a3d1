package app.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import app.runtime.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Schemas say of documents what the mapper makes of records. */
@Tag("boundaries")
class EventSchemaTests {

    private static final String SCHEMA = EventSchema.of("shop.sold.v1", Sold.class);

    private static final Sold FULL = new Sold(
            new SaleId(new UUID(1, 2)),
            Instant.parse("2025-11-03T09:30:00.5Z"),
            Duration.ofSeconds(90),
            Currency.getInstance("EUR"),
            Way.COUNTER,
            7,
            8L,
            1.5,
            true,
            List.of(new Line("tea")),
            Map.of("gift", 1),
            new Buyer.Member("Ada"),
            "note",
            Optional.of("more"));

    private static final Sold SMALLEST = new Sold(
            new SaleId(new UUID(1, 2)),
            Instant.EPOCH,
            Duration.ZERO,
            Currency.getInstance("EUR"),
            Way.ONLINE,
            0,
            0L,
            0,
            false,
            List.of(),
            Map.of(),
            new Buyer.Guest(),
            null,
            Optional.empty());

    @Test
    void describesWhatTheMapperWrites() {
        for (var event : List.of(FULL, SMALLEST)) {
            var written = Json.mapper().writeValueAsString(event);

            assertThat(Validator.errors(Validator.closed(SCHEMA), written)).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"count\":7                      | \"count\":\"7\"",
                "\"count\":7,                     | ``",
                "\"count\":7                      | \"count\":7.5",
                "00000000-0000-0001               | 00000000",
                "2025-11-03T                      | 3 November ",
                "PT1M30S                          | 90",
                "EUR                              | EURO",
                "COUNTER                          | MARKET",
                "\"sku\":\"tea\"                  | \"sku\":7",
                "\"sku\":\"tea\"                  | \"name\":\"tea\"",
                "\"gift\":1                       | \"gift\":\"one\"",
                "Member                           | Robot",
                "\"note\":\"note\"                | \"note\":null",
            })
    void refusesWhatTheMapperDoesNotWrite(String before, String after) {
        var written = Json.mapper().writeValueAsString(FULL);
        assertThat(written).contains(before);

        assertThat(Validator.errors(SCHEMA, written.replace(before, after))).isNotEmpty();
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        var written = Json.mapper().writeValueAsString(FULL).replace("\"count\":7,", "");

        assertThat(Validator.errors(SCHEMA, written)).singleElement().asString().contains("required", "count");
    }

    @Test
    void allowsWhatANewerVersionAdds() {
        var written = Json.mapper().writeValueAsString(FULL).replaceFirst("\\{", "{\"addedLater\":1,");

        assertThat(Validator.errors(SCHEMA, written)).isEmpty();
        assertThat(Validator.errors(Validator.closed(SCHEMA), written)).isNotEmpty();
    }

    @Test
    void refusesTypesThatItCannotDescribe() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EventSchema.of("shop.odd.v1", Odd.class))
                .withMessageContaining("java.util.Locale");
    }

    record Sold(
            SaleId id,
            Instant at,
            Duration took,
            Currency currency,
            Way way,
            int count,
            long total,
            double rate,
            boolean gift,
            List<Line> lines,
            Map<String, Integer> extras,
            Buyer buyer,
            @Nullable String note,
            Optional<String> more) {}

    record SaleId(UUID value) {}

    record Line(String sku) {}

    record Odd(Locale language) {}

    enum Way {
        COUNTER,
        ONLINE
    }

    sealed interface Buyer {

        record Member(String name) implements Buyer {}

        record Guest() implements Buyer {}
    }
}

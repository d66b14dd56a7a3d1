package app.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

class JsonTests {

    private static final UUID ID = UUID.fromString("0197c3a0-0000-7000-8000-000000000001");

    private final JsonMapper json = Json.mapper();

    @Test
    void writesAValueRecordAsItsBareValue() {
        assertThat(json.writeValueAsString(new Ticket(new TicketId(ID), new Seat("4A"), Optional.empty())))
                .isEqualTo("{\"id\":\"" + ID + "\",\"seat\":\"4A\"}");
    }

    @Test
    void readsAValueRecordFromItsBareValue() {
        var ticket = json.readValue("{\"id\":\"" + ID + "\",\"seat\":\"4A\",\"note\":\"late\"}", Ticket.class);

        assertThat(ticket).isEqualTo(new Ticket(new TicketId(ID), new Seat("4A"), Optional.of("late")));
    }

    @Test
    void usesValueRecordsAsKeysOfMaps() {
        var seats = Map.of(new TicketId(ID), new Seat("4A"));

        var written = json.writeValueAsString(seats);

        assertThat(written).isEqualTo("{\"" + ID + "\":\"4A\"}");
        assertThat(json.readValue(written, new TypeReference<Map<TicketId, Seat>>() {}))
                .isEqualTo(seats);
    }

    @Test
    void keepsTheRefusalsOfAValueRecord() {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.readValue("\"\"", Seat.class));
        assertThatExceptionOfType(JacksonException.class)
                .isThrownBy(() -> json.readValue("{\"\":1}", new TypeReference<Map<Seat, Integer>>() {}));
    }

    @Test
    void namesTheCaseOfASealedInterface() {
        Booking booked = new Booking.Booked(new TicketId(ID));

        assertThat(json.writeValueAsString(booked)).isEqualTo("{\"type\":\"Booked\",\"ticket\":\"" + ID + "\"}");
        assertThat(json.writeValueAsString(new Booking.SoldOut())).isEqualTo("{\"type\":\"SoldOut\"}");
        assertThat(json.writerFor(new TypeReference<List<Booking>>() {}).writeValueAsString(List.of(booked)))
                .isEqualTo("[{\"type\":\"Booked\",\"ticket\":\"" + ID + "\"}]");
    }

    @Test
    void readsTheCaseOfASealedInterfaceBack() {
        assertThat(json.readValue("{\"type\":\"Booked\",\"ticket\":\"" + ID + "\"}", Booking.class))
                .isEqualTo(new Booking.Booked(new TicketId(ID)));
        assertThat(json.readValue("{\"type\":\"SoldOut\"}", Booking.class)).isEqualTo(new Booking.SoldOut());
        assertThat(json.readValue("{\"type\":\"SoldOut\"}", Booking.SoldOut.class))
                .isEqualTo(new Booking.SoldOut());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"Lost\"}", "{\"type\":\"java.lang.Object\"}"})
    void refusesAnUnknownCaseOfASealedInterface(String text) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.readValue(text, Booking.class));
    }

    @Test
    void writesTimesInUtcAndKeepsTheOrderOfComponents() {
        var everything = new Everything(
                7,
                1.5,
                true,
                "text",
                Kind.SECOND,
                Instant.parse("2025-03-01T12:00:00.250Z"),
                Duration.ofSeconds(90),
                Currency.getInstance("EUR"),
                List.of("a"));

        var written = json.writeValueAsString(everything);

        assertThat(written)
                .isEqualTo(
                        "{\"number\":7,\"ratio\":1.5,\"flag\":true,\"text\":\"text\",\"kind\":\"SECOND\","
                            + "\"at\":\"2025-03-01T12:00:00.250Z\",\"time\":\"PT1M30S\",\"currency\":\"EUR\",\"list\":[\"a\"]}");
        assertThat(json.readValue(written, Everything.class)).isEqualTo(everything);
    }

    @Test
    void writesOnlyTheComponentsOfARecord() {
        assertThat(json.writeValueAsString(new Seat("4A"))).isEqualTo("\"4A\"");
        assertThat(json.writeValueAsString(new Row(4))).isEqualTo("{\"row\":4}");
    }

    @Test
    void skipsWhatANewerVersionWrote() {
        assertThat(json.readValue("{\"row\":4,\"deck\":\"upper\"}", Row.class)).isEqualTo(new Row(4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"number\":\"7\"}",
                "{\"number\":7.5}",
                "{\"number\":7.0}",
                "{\"number\":null}",
                "{\"number\":true}",
                "{\"number\":\"\"}",
                "{\"number\":99999999999}",
                "{\"ratio\":\"1.5\"}",
                "{\"flag\":\"true\"}",
                "{\"flag\":1}",
                "{\"text\":7}",
                "{\"text\":7.5}",
                "{\"text\":true}",
                "{\"text\":{}}",
                "{\"text\":[\"a\"]}",
                "{\"kind\":1}",
                "{\"kind\":\"1\"}",
                "{\"kind\":\"second\"}",
                "{\"kind\":\"\"}",
                "{\"at\":\"\"}",
                "{\"at\":\" \"}",
                "{\"currency\":\"EURO\"}",
                "{\"currency\":\"\"}",
                "{\"list\":\"a\"}",
                "{\"list\":\"\"}",
                "{\"list\":[1]}",
                "{\"list\":{}}",
                "[]",
                "\"\"",
                "{} {}",
                "{\"number\":7,}",
                "{'number':7}",
                "{\"ratio\":NaN}",
                "{} // comment",
            })
    void convertsNothingOnReading(String text) {
        assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> json.readValue(text, Loose.class));
    }

    record TicketId(UUID value) {}

    record Seat(String value) {

        Seat {
            if (value.isEmpty()) {
                throw new IllegalArgumentException("A seat has a name");
            }
        }

        public boolean isWindow() {
            return value.endsWith("A");
        }
    }

    record Row(int row) {

        public boolean isEmergencyExit() {
            return row == 12;
        }

        public String getName() {
            return "Row " + row;
        }
    }

    record Ticket(TicketId id, @Nullable Seat seat, Optional<String> note) {}

    enum Kind {
        FIRST,
        SECOND
    }

    record Everything(
            int number,
            double ratio,
            boolean flag,
            String text,
            Kind kind,
            Instant at,
            Duration time,
            Currency currency,
            List<String> list) {}

    /** Everything may be absent, so that only what is present can be refused. */
    static final class Loose {

        public int number;
        public double ratio;
        public boolean flag;
        public @Nullable String text;
        public @Nullable Kind kind;
        public @Nullable Instant at;
        public @Nullable Duration time;
        public @Nullable Currency currency;
        public @Nullable List<String> list;
    }

    sealed interface Booking {

        record Booked(TicketId ticket) implements Booking {}

        record SoldOut() implements Booking {}
    }
}

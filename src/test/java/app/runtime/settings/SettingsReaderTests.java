package app.runtime.settings;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import app.runtime.topology.Modules;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("sets the default locale")
class SettingsReaderTests {

    @Test
    void readsEveryType() {
        var settings = read(
                        Everything.class,
                        Map.of(
                                "TEXT", "  some text ",
                                "NUMBER", "7",
                                "LARGE_NUMBER", "9000000000",
                                "SWITCH", "TRUE",
                                "PAUSE", "1500ms",
                                "ADDRESS", "https://example.org/path",
                                "COLOUR", "dark-blue",
                                "NAMES", "one, two ,,three",
                                "OWN", "north"))
                .orElseThrow();

        assertThat(settings)
                .isEqualTo(new Everything(
                        "some text",
                        7,
                        9_000_000_000L,
                        true,
                        Duration.ofMillis(1500),
                        URI.create("https://example.org/path"),
                        Colour.DARK_BLUE,
                        List.of("one", "two", "three"),
                        new Direction("north")));
    }

    @Test
    void usesDefaultsWhereNothingOrNothingButSpaceIsSet() {
        var settings = read(WithDefaults.class, Map.of("PAUSE", " ")).orElseThrow();

        assertThat(settings).isEqualTo(new WithDefaults(Duration.ofMinutes(30), null, List.of(), Map.of()));
    }

    @NeedsModules({"orders", "users"})
    @Test
    void takesOneVariablePerModule() {
        var settings = read(WithDefaults.class, Map.of("ORDERS_PLACE", "5", "USERS_PLACE", "6"))
                .orElseThrow();

        assertThat(settings.places()).containsExactlyInAnyOrderEntriesOf(Map.of("orders", 5, "users", 6));
    }

    @Test
    void replacesNothingInsideAValue() {
        var settings = read(Secret.class, Map.of("PASSWORD", "a${b}c#{d}")).orElseThrow();

        assertThat(settings.password()).isEqualTo("a${b}c#{d}");
    }

    @Test
    void reportsEveryProblemOfEveryRecord() {
        var reader = reader(Map.of("NUMBER", "many", "PAUSE", "abc", "COLOUR", "red", "PASSWORD", "short"));

        assertThat(reader.read(Everything.class)).isEmpty();
        assertThat(reader.read(Secret.class)).isEmpty();

        assertThat(reader.problems())
                .containsExactly(
                        "TEXT is not set, but must be. Some text",
                        "NUMBER is \"many\", which is not a whole number between -2147483648 and 2147483647",
                        "LARGE_NUMBER is not set, but must be. A large number",
                        "SWITCH is not set, but must be. A switch",
                        "PAUSE is \"abc\", which is not a duration: write it like 30m or PT30M",
                        "ADDRESS is not set, but must be. An address",
                        "COLOUR is \"red\", which is none of blue, dark_blue",
                        "OWN is not set, but must be. A type of its own",
                        "PASSWORD size must be between 8 and 100");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        NUMBER       | 3000000000         | is not a whole number between -2147483648 and 2147483647
        LARGE_NUMBER | 1e9                | is not a whole number between
        SWITCH       | yes                | is neither true nor false
        PAUSE        | 30                 | has no unit: write it like 30s, 500ms or PT30S
        PAUSE        | 5 minutes          | is not a duration: write it like 30m or PT30M
        PAUSE        | -5s                | is a negative duration
        ADDRESS      | example.org        | is not a complete URL: write it like https://host/path
        ADDRESS      | https://a b        | is not a complete URL: write it like https://host/path
        OWN          | up                 | is no direction: write north or south
        """)
    void saysWhatIsWrongWithAValueAndHowToWriteIt(String name, String value, String predicate) {
        assertThat(problems(Everything.class, Map.of(name, value)))
                .anySatisfy(problem ->
                        assertThat(problem).startsWith("%s is \"%s\", which %s".formatted(name, value, predicate)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"hunter2", "hunter2-and-more-than-ten"})
    void neverRepeatsASecret(String password) {
        var problems = problems(VerySecret.class, Map.of("NUMBER", password, "PASSWORD", password));

        assertThat(problems)
                .containsExactly(
                        "NUMBER is not a whole number between -2147483648 and 2147483647",
                        "PASSWORD size must be between 100 and 200");
    }

    @Test
    void reportsBrokenLimitsInEnglishWhateverTheLanguageOfTheMachine() {
        var language = Locale.getDefault();
        try {
            Locale.setDefault(Locale.GERMAN);

            assertThat(problems(Limited.class, Map.of("NUMBER", "0", "PAUSE", "1s")))
                    .containsExactly(
                            "NUMBER is \"0\", but must be greater than or equal to 1",
                            "PAUSE is \"1s\", but must be longer than or equal to 1 minute");
        } finally {
            Locale.setDefault(language);
        }
    }

    @Test
    void reportsValuesThatAreWrongTogether() {
        assertThat(problems(Together.class, Map.of("LEAST", "5", "MOST", "4")))
                .containsExactly("LEAST must not be more than MOST");
    }

    @Test
    void reportsWhatTheRecordItselfRefuses() {
        assertThat(problems(Refusing.class, Map.of("NUMBER", "13"))).containsExactly("NUMBER must not be 13");
    }

    private static <T extends Record> Optional<T> read(Class<T> type, Map<String, String> variables) {
        var reader = reader(variables);
        var settings = reader.read(type);
        assertThat(reader.problems()).isEmpty();
        return settings;
    }

    private static List<String> problems(Class<? extends Record> type, Map<String, String> variables) {
        var reader = reader(variables);
        assertThat(reader.read(type)).isEmpty();
        return reader.problems();
    }

    private static SettingsReader reader(Map<String, String> variables) {
        return new SettingsReader(new EnvironmentValues(EnvironmentFixture.environment(variables)), Modules.discover());
    }

    enum Colour {
        BLUE,
        DARK_BLUE
    }

    record Direction(String name) {

        static Direction parse(String text) {
            if (!List.of("north", "south").contains(text)) {
                throw new IllegalArgumentException("is no direction: write north or south");
            }
            return new Direction(text);
        }
    }

    record Everything(
            @Variable(name = "TEXT", meaning = "Some text") String text,
            @Variable(name = "NUMBER", meaning = "A number") int number,

            @Variable(name = "LARGE_NUMBER", meaning = "A large number")
            long largeNumber,

            @Variable(name = "SWITCH", meaning = "A switch") boolean on,
            @Variable(name = "PAUSE", meaning = "A pause") Duration pause,

            @Variable(name = "ADDRESS", meaning = "An address")
            URI address,

            @Variable(name = "COLOUR", meaning = "A colour") Colour colour,

            @Variable(name = "NAMES", meaning = "Some names")
            List<String> names,

            @Variable(name = "OWN", meaning = "A type of its own")
            Direction direction) {}

    record WithDefaults(
            @Variable(name = "PAUSE", meaning = "A pause", defaultValue = "30m")
            Duration pause,

            @Variable(name = "ADDRESS", meaning = "An address") @Nullable
            URI address,

            @Variable(name = "NAMES", meaning = "Some names")
            List<String> names,

            @Variable(name = "<MODULE>_PLACE", meaning = "A number for each")
            Map<String, Integer> places) {}

    record Secret(
            @Variable(name = "PASSWORD", meaning = "A secret", secret = true) @Size(min = 8, max = 100)
            String password) {}

    record VerySecret(
            @Variable(name = "NUMBER", meaning = "A secret number", secret = true)
            int number,

            @Variable(name = "PASSWORD", meaning = "A secret", secret = true) @Size(min = 100, max = 200)
            String password) {}

    record Limited(
            @Variable(name = "NUMBER", meaning = "A number") @Min(1)
            int number,

            @Variable(name = "PAUSE", meaning = "A pause") @DurationMin(minutes = 1)
            Duration pause) {}

    record Together(
            @Variable(name = "LEAST", meaning = "The least") int least,
            @Variable(name = "MOST", meaning = "The most") int most) {

        @AssertTrue(message = "LEAST must not be more than MOST")
        boolean isInOrder() {
            return least <= most;
        }
    }

    record Refusing(
            @Variable(name = "NUMBER", meaning = "A number") int number) {

        Refusing {
            if (number == 13) {
                throw new IllegalArgumentException("NUMBER must not be 13");
            }
        }
    }
}

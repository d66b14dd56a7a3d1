package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DisplayNameTests {

    @Test
    void isTrimmed() {
        assertThat(DisplayName.parse("  Ada Lovelace ")).contains(new DisplayName("Ada Lovelace"));
    }

    @Test
    void isTheSameHoweverAnAccentWasTyped() {
        assertThat(DisplayName.parse("Rene\u0301")).isEqualTo(DisplayName.parse("Ren\u00E9"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ada", "Адa", "阿达", "👩🏽‍💻", "O'Hara-Łukasz, Jr."})
    void isWrittenInAnyAlphabet(String name) {
        assertThat(DisplayName.parse(name)).contains(new DisplayName(name));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "  ", "Ada\u0000", "Ada\nLovelace", "Ada\u2028", "\u202Eada", "\u2066ada", "Ada\u0085b"})
    void refusesWhatIsEmptyOrControlsTheText(String name) {
        assertThat(DisplayName.parse(name)).isEmpty();
    }

    @Test
    void refusesHalfOfACharacter() {
        assertThat(DisplayName.parse("Ada \uD83D")).isEmpty();
    }

    @Test
    void hasAtMost100Characters() {
        assertThat(DisplayName.parse("👩".repeat(100))).isPresent();
        assertThat(DisplayName.parse("a".repeat(101))).isEmpty();
    }
}

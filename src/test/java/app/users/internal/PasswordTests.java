package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PasswordTests {

    @Test
    void has12To128Characters() {
        assertThat(Password.chosen("a".repeat(11))).isEmpty();
        assertThat(Password.chosen("a".repeat(12))).isPresent();
        assertThat(Password.chosen("👩".repeat(128))).isPresent();
        assertThat(Password.chosen("a".repeat(129))).isEmpty();
    }

    @Test
    void mayContainAnything() {
        assertThat(Password.chosen("  \t\n\u0000 пароль 密码 ")).isPresent();
    }

    @Test
    void isNotHalfOfACharacter() {
        assertThat(Password.chosen("a".repeat(12) + "\uD83D")).isEmpty();
    }

    @Test
    void isTheSameHoweverAnAccentWasTyped() {
        assertThat(new Password("cafe\u0301 au lait")).isEqualTo(new Password("caf\u00E9 au lait"));
    }

    @Test
    void doesNotShowItself() {
        assertThat(new Password("correct horse")).asString().doesNotContain("horse");
    }
}

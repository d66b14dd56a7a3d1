package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTests {

    @ParameterizedTest
    @CsvSource({
        "ada@example.org, ada@example.org",
        "'  ada@example.org\t', ada@example.org",
        "Ada.Lovelace@Example.ORG, ada.lovelace@example.org",
        "IDA+shop@example.org, ida+shop@example.org",
        "ada@bücher.example, ada@xn--bcher-kva.example",
        "ada@BÜCHER.example, ada@xn--bcher-kva.example",
        "o'hara@mail.example.co.uk, o'hara@mail.example.co.uk",
    })
    void readsEverySpellingOfAnAddressAsTheSame(String typed, String normalised) {
        assertThat(EmailAddress.parse(typed)).contains(new EmailAddress(normalised));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "ada",
                "@example.org",
                "ada@",
                "ada@localhost",
                "ada@example..org",
                "ada@-example.org",
                "ada@example.org.",
                "ada@127.0.0.1",
                "ada lovelace@example.org",
                ".ada@example.org",
                "ada.@example.org",
                "a..da@example.org",
                "ada@lovelace@example.org",
                "аda@example.org",
                "\u212Aelvin@example.org",
                "ada\u0000@example.org",
                "ada@exam\nple.org",
                "\"ada\"@example.org",
                "<ada@example.org>",
            })
    void refusesWhatIsNoAddress(String typed) {
        assertThat(EmailAddress.parse(typed)).isEmpty();
    }

    @Test
    void hasAtMost254Characters() {
        var domain = "%s.%s.%s.example".formatted("d".repeat(60), "d".repeat(60), "d".repeat(59));
        var longest = "a".repeat(254 - 1 - domain.length()) + "@" + domain;

        assertThat(EmailAddress.parse(longest)).contains(new EmailAddress(longest));
        assertThat(EmailAddress.parse("a" + longest)).isEmpty();
    }

    @Test
    void hasAtMost64CharactersBeforeTheAt() {
        assertThat(EmailAddress.parse("a".repeat(64) + "@example.org")).isPresent();
        assertThat(EmailAddress.parse("a".repeat(65) + "@example.org")).isEmpty();
    }

    @Test
    void doesNotShowItself() {
        assertThat(new EmailAddress("ada@example.org")).asString().doesNotContain("ada");
    }
}

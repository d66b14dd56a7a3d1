package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdempotencyKeyTests {

    @Test
    void isAnyVisibleAscii() {
        for (char character = '!'; character <= '~'; character++) {
            assertThat(new IdempotencyKey(String.valueOf(character)).value()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a b", "\t", "\u007f", "\u00e9", "\u4e16"})
    void isNothingElse(String value) {
        assertThatIllegalArgumentException().isThrownBy(() -> new IdempotencyKey(value));
    }
}

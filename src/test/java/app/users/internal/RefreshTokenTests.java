package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefreshTokenTests {

    @Test
    void isReadAsItWasWritten() {
        var token = RefreshToken.first();

        var read = RefreshToken.parse(token.text()).orElseThrow();

        assertThat(read.session()).isEqualTo(token.session());
        assertThat(read.secretHash()).isEqualTo(token.secretHash()).hasSize(32);
    }

    @Test
    void isFollowedByAnotherSecretOfTheSameSession() {
        var token = RefreshToken.first();

        var next = token.next();

        assertThat(next.session()).isEqualTo(token.session());
        assertThat(next.secretHash()).isNotEqualTo(token.secretHash());
    }

    @Test
    void holds256RandomBitsBesidesTheSession() {
        assertThat(Base64.getUrlDecoder().decode(RefreshToken.first().text())).hasSize(16 + 32);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "abc", "not base64!", "AAAA", "eyJhbGciOiJub25lIn0.e30."})
    void isNothingElse(String text) {
        assertThat(RefreshToken.parse(text)).isEmpty();
    }

    @Test
    @SuppressWarnings("ObjectToString") // what a careless log line would do
    void doesNotShowItself() {
        var token = RefreshToken.first();

        assertThat(token.toString()).doesNotContain(token.text());
    }
}

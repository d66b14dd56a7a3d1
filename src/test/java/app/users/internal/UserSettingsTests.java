package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UserSettingsTests {

    @Test
    void haveSafeDefaults() {
        var settings = UserFixture.settings(Map.of());

        assertThat(settings.accessTokenLifetime()).isEqualTo(Duration.ofMinutes(15));
        assertThat(settings.refreshTokenLifetime()).isEqualTo(Duration.ofDays(30));
        assertThat(settings.attemptsPerAccount()).isEqualTo(10);
    }

    @Test
    void areRefusedInWordsThatDoNotRepeatASecret() {
        var wrong = Map.of("USERS_SIGNING_KEYS", "hush", "USERS_ADMIN_PASSWORD", "swordfish");

        assertThatThrownBy(() -> UserFixture.settings(wrong))
                .message()
                .contains("USERS_SIGNING_KEYS", "neither PEM", "USERS_ADMIN_PASSWORD", "12 to 128 characters")
                .doesNotContain("hush", "swordfish");
    }
}

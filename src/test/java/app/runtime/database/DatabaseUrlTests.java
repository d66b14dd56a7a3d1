package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://shop:s%40cret%2B@db.example:6432/store?sslmode=require",
                "postgresql://shop:s%40cret%2B@db.example:6432/store?sslmode=require",
                "jdbc:postgresql://db.example:6432/store?user=shop&password=s%40cret%2B&sslmode=require",
                "jdbc:postgresql://shop:s%40cret%2B@db.example:6432/store?sslmode=require",
            })
    void readsEveryUsualForm(String text) {
        var url = DatabaseUrl.parse(text);

        assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6432/store?sslmode=require");
        assertThat(url.user()).isEqualTo("shop");
        assertThat(url.password()).isEqualTo("s@cret+");
        assertThat(url.database()).isEqualTo("store");
    }

    @Test
    void needsNoPassword() {
        assertThat(DatabaseUrl.parse("postgres://shop@localhost/store").password())
                .isNull();
    }

    @Test
    void keepsThePasswordOutOfItsText() {
        assertThat(DatabaseUrl.parse("postgres://shop:secret@localhost/store"))
                .hasToString("postgres://shop@localhost/store");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "store",
                "mysql://u:secret@h/d",
                "postgres://localhost/store",
                "postgres://u:secret@h",
                "postgres://u:se cret@h/d"
            })
    void saysHowToWriteItWithoutRepeatingIt(String text) {
        assertThatThrownBy(() -> DatabaseUrl.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("write it like postgres://")
                .hasMessageNotContaining("secret");
    }
}

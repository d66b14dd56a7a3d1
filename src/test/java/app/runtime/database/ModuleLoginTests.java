package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ModuleLoginTests {

    private static final DatabaseUrl CONFIGURED = DatabaseUrl.parse("postgres://admin:secret@localhost/store");

    @Test
    void logsInAsARoleOfTheModuleAlone() {
        var login = ModuleLogin.of(CONFIGURED, "orders");

        assertThat(login.user()).isEqualTo("store_orders");
        assertThat(login.jdbcUrl()).isEqualTo(CONFIGURED.jdbcUrl());
    }

    @Test
    void derivesAnotherPasswordForEveryModuleAndTheSameOneEveryTime() {
        var orders = ModuleLogin.of(CONFIGURED, "orders").password();
        var billing = ModuleLogin.of(CONFIGURED, "billing").password();

        assertThat(orders).isEqualTo(ModuleLogin.of(CONFIGURED, "orders").password());
        assertThat(orders).isNotEqualTo(billing).doesNotContain("secret");
    }

    @Test
    void usesAPreparedLoginAsItIs() {
        var prepared = DatabaseUrl.parse("postgres://store_orders:own@localhost/store");

        assertThat(ModuleLogin.of(prepared, "orders")).isEqualTo(prepared);
    }

    @Test
    void refusesARoleNameThatPostgresWouldCut() {
        var long60 = DatabaseUrl.parse("postgres://admin@localhost/" + "d".repeat(60));

        assertThatThrownBy(() -> ModuleLogin.of(long60, "orders")).hasMessageContaining("shorter name");
    }
}

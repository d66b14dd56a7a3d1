package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import app.NeedsModules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@NeedsModules
class ChangedEndToEndTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "src/main/java/app/orders/internal/Basket.java, orders",
                "src/test/java/app/billing/internal/LedgerIntegrationTests.java, billing",
                "db/migrations/notifications/V1__create_recipients.sql, notifications",
                "src/main/java/app/users/Users.java, notifications orders users",
                "src/main/java/app/notifications/package-info.java, notifications",
                "contracts/billing/openapi.json, billing notifications orders",
                "src/main/java/app/runtime/UuidV7.java, all",
                "db/migrations/runtime/V0_1__create_outbox_and_inbox.sql, all",
                "pom.xml, all",
                "README.md, \"\"",
                "docs/events.md, \"\""
            })
    void namesTheModulesWhoseTestsAFileNeeds(String file, String modules) {
        assertThat(changed(file)).isEqualTo(modules);
    }

    @Test
    void addsUpWhatSeveralFilesNeed() {
        assertThat(changed("README.md\nsrc/main/java/app/orders/internal/Basket.java\n"
                        + "src/main/java/app/users/internal/Account.java"))
                .isEqualTo("orders users");
    }

    @Test
    void needsEverythingAsSoonAsOneFileDoes() {
        assertThat(changed("src/main/java/app/orders/internal/Basket.java\npom.xml"))
                .isEqualTo("all");
    }

    private static String changed(String files) {
        var ended = Script.of("ops/changed").runWithInput(files + "\n", "-");
        assertThat(ended.exitCode()).as(ended.output()).isZero();
        return ended.output().strip().replace('\n', ' ');
    }
}

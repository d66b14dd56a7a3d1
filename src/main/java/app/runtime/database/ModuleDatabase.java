package app.runtime.database;

import app.runtime.topology.AppModule;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.conf.Settings;
import org.jooq.impl.DSL;
import org.jooq.impl.DefaultConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.AbstractPlatformTransactionManager;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The database of one module: a bounded pool whose connections log in as the module's role, a transaction manager, and
 * jOOQ on top. Whoever holds it can reach the tables of that module and no others.
 */
public final class ModuleDatabase implements AutoCloseable {

    /** How long a connection may be waited for, and how long a row lock: both end in an error that can be retried. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

    private final AppModule module;
    private final HikariDataSource pool;
    private final JdbcTransactionManager transactionManager;
    private final DSLContext dsl;

    ModuleDatabase(AppModule module, DatabaseUrl login, int poolSize) {
        this.module = module;
        this.pool = pool(module, login, poolSize);
        this.transactionManager = new JdbcTransactionManager(pool);
        // Otherwise a listener without a transaction would keep its first connection while it talks to the outside.
        this.transactionManager.setTransactionSynchronization(
                AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
        this.dsl = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withExecuteLogging(false))
                .set(new SpringConnectionProvider(pool))
                .set(new StatementDeadline()));
    }

    public AppModule module() {
        return module;
    }

    /** Statements join the module's current transaction; without one each is a transaction of its own. */
    public DSLContext dsl() {
        return dsl;
    }

    /** Runs work in the module's current transaction, or in a new one. */
    public TransactionOperations transaction() {
        return new TransactionTemplate(transactionManager) {
            @Override
            public <T extends @Nullable Object> T execute(TransactionCallback<T> work) {
                requireNoOtherModulesTransaction();
                return super.execute(work);
            }
        };
    }

    /** One transaction is one module's: what another module is asked for is asked before. */
    void requireNoOtherModulesTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive() && !inTransaction()) {
            throw new IllegalStateException("A transaction of " + module
                    + " cannot begin inside another module's: call other modules before the transaction is opened");
        }
    }

    /** Whether the calling thread is inside a transaction of this module. */
    public boolean inTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive()
                && TransactionSynchronizationManager.hasResource(pool);
    }

    PlatformTransactionManager transactionManager() {
        return transactionManager;
    }

    DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }

    private static HikariDataSource pool(AppModule module, DatabaseUrl login, int size) {
        var config = new HikariConfig();
        config.setPoolName(module.name());
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("SET statement_timeout = " + LONGEST_STATEMENT.toMillis()
                + "; SET lock_timeout = " + LONGEST_WAIT.toMillis()
                + "; SET idle_in_transaction_session_timeout = "
                + LONGEST_STATEMENT.multipliedBy(2).toMillis());
        config.addDataSourceProperty("ApplicationName", "monolift/" + module.name());
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The server's detail repeats values of rows, such as e-mail addresses; an exception must not.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", LONGEST_WAIT.toSeconds());
        config.addDataSourceProperty(
                "socketTimeout", LONGEST_STATEMENT.plusSeconds(5).toSeconds());
        return new HikariDataSource(config);
    }
}

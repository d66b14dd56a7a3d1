package app.runtime.database;

import app.runtime.topology.AppModule;
import java.util.Optional;
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

    private final AppModule module;
    private final GatedPool pool;
    private final Optional<HomeWatch> watch;
    private final JdbcTransactionManager transactionManager;
    private final DSLContext dsl;

    /** Looks for the data only if there are two places where they may be. */
    ModuleDatabase(AppModule module, DatabaseSettings settings) {
        var homes = DataHomes.of(module, settings);
        var home = homes.next().isPresent() ? homes.inCharge() : homes.configured();
        var pools = new Pools(settings.poolSize());
        this.module = module;
        this.pool = new GatedPool(pools.open(home));
        this.watch = homes.next().map(_ -> new HomeWatch(homes, home, pool, pools));
        this.transactionManager = new JdbcTransactionManager(pool);
        // Otherwise a listener without a transaction would keep its first connection while it talks to the outside.
        this.transactionManager.setTransactionSynchronization(
                AbstractPlatformTransactionManager.SYNCHRONIZATION_ON_ACTUAL_TRANSACTION);
        this.dsl = DSL.using(new DefaultConfiguration()
                .set(SQLDialect.POSTGRES)
                .set(new Settings().withExecuteLogging(false))
                .set(new SpringConnectionProvider(pool))
                .set(new StatementDeadline()));
        watch.ifPresent(HomeWatch::start);
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

    GatedPool pool() {
        return pool;
    }

    @Override
    public void close() {
        watch.ifPresent(HomeWatch::close);
        pool.close();
    }
}

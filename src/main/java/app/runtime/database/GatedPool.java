package app.runtime.database;

import app.runtime.context.Deadline;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The pool of a module behind a gate. While the gate is closed, who wants a connection waits; meanwhile the pool behind
 * it may be exchanged. A closed gate opens by itself after a while, whatever happens to the one who closed it.
 */
final class GatedPool extends AbstractDataSource implements AutoCloseable {

    private static final Duration OLD_POOL_LIMIT = Duration.ofSeconds(40);

    private final AtomicInteger entering = new AtomicInteger();
    private final LongAdder refusals = new LongAdder();
    private final AtomicInteger beforeGate = new AtomicInteger();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition opened = lock.newCondition();
    private volatile HikariDataSource pool;
    private volatile boolean closed;
    private volatile long closedUntil;

    GatedPool(HikariDataSource pool) {
        this.pool = pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        while (true) {
            entering.incrementAndGet();
            try {
                if (!isClosed()) {
                    return pool.getConnection();
                }
            } catch (SQLTransientConnectionException noneInTime) {
                refusals.increment();
                throw noneInTime;
            } finally {
                entering.decrementAndGet();
            }
            awaitOpen();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("The pool of a module has one login");
    }

    int size() {
        return pool.getMaximumPoolSize();
    }

    int connectionsInUse() {
        return counted(HikariPoolMXBean::getActiveConnections);
    }

    int connectionsIdle() {
        return counted(HikariPoolMXBean::getIdleConnections);
    }

    /** Who waits for a connection now, before the gate or behind it. */
    int waiting() {
        return counted(HikariPoolMXBean::getThreadsAwaitingConnection) + beforeGate.get();
    }

    /** How often nobody could be given a connection in time: all were in use, or the server could not be reached. */
    long refusals() {
        return refusals.sum();
    }

    void closeGate(Duration limit) {
        closedUntil = System.nanoTime() + limit.toNanos();
        closed = true;
    }

    void openGate() {
        lock.lock();
        try {
            closed = false;
            opened.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Whether everybody who passed the gate before it was closed has given the connection back, in time. */
    boolean awaitIdle(Duration limit) throws InterruptedException {
        return awaitIdle(pool, limit);
    }

    /** From now on connections come from the other pool. The old one ends when nobody uses it any more. */
    void exchange(HikariDataSource other) {
        var old = pool;
        pool = other;
        Thread.ofVirtual().name("close-" + old.getPoolName()).start(() -> closeWhenIdle(old));
    }

    @Override
    public void close() {
        pool.close();
    }

    private boolean awaitIdle(HikariDataSource used, Duration limit) throws InterruptedException {
        var end = System.nanoTime() + limit.toNanos();
        while (entering.get() > 0 || isUsed(used)) {
            if (System.nanoTime() - end > 0) {
                return false;
            }
            TimeUnit.MICROSECONDS.sleep(500);
        }
        return true;
    }

    private void closeWhenIdle(HikariDataSource old) {
        try (old) {
            awaitIdle(old, OLD_POOL_LIMIT);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static boolean isUsed(HikariDataSource used) {
        return counted(used, HikariPoolMXBean::getActiveConnections) > 0;
    }

    private int counted(ToIntFunction<HikariPoolMXBean> what) {
        return counted(pool, what);
    }

    /** Hikari has nothing to count before the first connection is asked for. */
    private static int counted(HikariDataSource counted, ToIntFunction<HikariPoolMXBean> what) {
        var beans = counted.getHikariPoolMXBean();
        return beans == null ? 0 : what.applyAsInt(beans);
    }

    private boolean isClosed() {
        return closed && System.nanoTime() - closedUntil < 0;
    }

    private void awaitOpen() throws SQLException {
        lock.lock();
        try {
            beforeGate.incrementAndGet();
            var left = patience();
            while (closed && left > 0) {
                left = opened.awaitNanos(left);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new SQLException("Interrupted while the data of " + pool.getPoolName() + " move", stopping);
        } finally {
            beforeGate.decrementAndGet();
            lock.unlock();
        }
        Deadline.current().ifPresent(Deadline::check);
    }

    private long patience() {
        var left = closedUntil - System.nanoTime();
        return Deadline.current()
                .map(deadline -> Math.min(left, deadline.remaining().toNanos()))
                .orElse(left);
    }
}

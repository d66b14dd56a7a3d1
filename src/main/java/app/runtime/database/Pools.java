package app.runtime.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How this process connects to the places of its modules.
 *
 * @param size how many connections a pool may hold
 */
record Pools(int size) {

    /** How long a connection may be waited for, and how long a row lock: both end in an error that can be retried. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final Duration LONGEST_STATEMENT = Duration.ofSeconds(30);

    /** Names this process to a move, which counts the processes that it has to wait for. */
    private static final String INSTANCE =
            HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());

    HikariDataSource open(Place place) {
        var login = place.login();
        var config = new HikariConfig();
        config.setPoolName(place.module().name());
        config.setJdbcUrl(login.jdbcUrl());
        config.setUsername(login.user());
        config.setPassword(login.password());
        config.setMaximumPoolSize(size);
        // Made while the process starts, so that the first requests do not wait for all of them.
        config.setMinimumIdle(half());
        // Whoever has to wait for a connection wakes one of them each time; that of the platform costs a system call.
        config.setThreadFactory(
                Thread.ofVirtual().name(place.module().name() + "-pool-", 0).factory());
        config.setConnectionTimeout(LONGEST_WAIT.toMillis());
        config.setInitializationFailTimeout(-1);
        config.setConnectionInitSql("SET statement_timeout = " + LONGEST_STATEMENT.toMillis()
                + "; SET lock_timeout = " + LONGEST_WAIT.toMillis()
                + "; SET idle_in_transaction_session_timeout = "
                + LONGEST_STATEMENT.multipliedBy(2).toMillis());
        config.addDataSourceProperty("ApplicationName", nameOf(place));
        config.addDataSourceProperty("tcpKeepAlive", "true");
        // The server's detail repeats values of rows, such as e-mail addresses; an exception must not.
        config.addDataSourceProperty("logServerErrorDetail", "false");
        config.addDataSourceProperty("connectTimeout", LONGEST_WAIT.toSeconds());
        config.addDataSourceProperty(
                "socketTimeout", LONGEST_STATEMENT.plusSeconds(5).toSeconds());
        return new HikariDataSource(config);
    }

    /** A pool that has proven that it can connect, with half of its connections made. */
    HikariDataSource openWarm(Place place) throws SQLException {
        var pool = open(place);
        var made = new ArrayList<Connection>();
        try {
            while (made.size() < half()) {
                made.add(pool.getConnection());
            }
            for (var connection : made) {
                connection.close();
            }
            return pool;
        } catch (SQLException unreachable) {
            pool.close();
            throw unreachable;
        }
    }

    /** A connection outside the pool, on which a move is waited for. */
    Connection connectForWatch(Place place) throws SQLException {
        var login = place.login();
        var properties = new Properties();
        properties.setProperty("user", login.user());
        Optional.ofNullable(login.password()).ifPresent(password -> properties.setProperty("password", password));
        properties.setProperty("ApplicationName", nameOf(place));
        properties.setProperty("tcpKeepAlive", "true");
        properties.setProperty("connectTimeout", Long.toString(LONGEST_WAIT.toSeconds()));
        properties.setProperty("socketTimeout", Long.toString(LONGEST_STATEMENT.toSeconds()));
        return DriverManager.getConnection(login.jdbcUrl(), properties);
    }

    private int half() {
        return (size + 1) / 2;
    }

    private static String nameOf(Place place) {
        return "monolift/" + place.module() + "/" + INSTANCE;
    }
}

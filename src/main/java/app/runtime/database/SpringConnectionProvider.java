package app.runtime.database;

import java.sql.Connection;
import javax.sql.DataSource;
import org.jooq.ConnectionProvider;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Gives jOOQ the connection of the current Spring transaction, or one of its own. */
record SpringConnectionProvider(DataSource dataSource) implements ConnectionProvider {

    @Override
    public Connection acquire() {
        return DataSourceUtils.getConnection(dataSource);
    }

    @Override
    public void release(Connection connection) {
        DataSourceUtils.releaseConnection(connection, dataSource);
    }
}

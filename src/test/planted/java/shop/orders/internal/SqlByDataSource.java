package shop.orders.internal;

import java.sql.SQLException;
import javax.sql.DataSource;

final class SqlByDataSource {

    boolean works(DataSource source) throws SQLException { // planted: sql-in-repositories (a DataSource)
        return source.getConnection().isValid(1); // planted: sql-in-repositories (a connection)
    }
}

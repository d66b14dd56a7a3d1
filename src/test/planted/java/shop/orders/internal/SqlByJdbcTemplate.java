package shop.orders.internal;

import org.springframework.jdbc.core.JdbcTemplate;

final class SqlByJdbcTemplate {

    int count(JdbcTemplate jdbc) { // planted: sql-in-repositories (a JdbcTemplate)
        return jdbc.update("DELETE FROM orders.placed_order"); // planted: sql-in-repositories (a statement run)
    }
}

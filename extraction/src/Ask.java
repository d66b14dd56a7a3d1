import java.io.IOException;
import java.net.URI;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Asks a database, {@code postgres://user:password@host:port/name}, one question, and prints a line for each row. */
final class Ask {

    private Ask() {}

    static void main(String... arguments) throws IOException, SQLException {
        var uri = URI.create(arguments[0]);
        var login = uri.getUserInfo().split(":", 2);
        var url = "jdbc:postgresql://" + uri.getAuthority().replaceFirst(".*@", "") + uri.getPath();
        try (var connection = DriverManager.getConnection(url, login[0], login.length == 2 ? login[1] : "");
                var statement = connection.createStatement();
                var rows = statement.executeQuery(arguments[1])) {
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (var column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                    values.add(String.valueOf(rows.getString(column)));
                }
                IO.println(String.join(" ", values));
            }
        }
    }
}

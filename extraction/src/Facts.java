import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What others than the shop know: the payment provider, the mail server, the databases. */
record Facts(LoadOptions options) {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    /** Order → what was captured for it; absent if nobody can be asked. */
    Optional<Map<UUID, List<JsonNode>>> captures() {
        return options.provider().map(url -> by("orderId", get(url, "/simulator/captures")));
    }

    /** Payment → what was paid back of it. */
    Optional<Map<UUID, List<JsonNode>>> refunds() {
        return options.provider().map(url -> by("paymentId", get(url, "/simulator/refunds")));
    }

    /** Address → its mails; absent if nobody can be asked. */
    Optional<Map<String, List<JsonNode>>> mails() {
        return options.mailbox().map(url -> {
            var mails = new HashMap<String, List<JsonNode>>();
            get(url, "/mails")
                    .forEach(mail -> mails.computeIfAbsent(mail.at("/to").asString(), _ -> new ArrayList<>())
                            .add(mail));
            return mails;
        });
    }

    /** Schema → events that nobody has got yet. */
    Map<String, Long> undelivered() {
        var found = new HashMap<String, Long>();
        options.database().stream()
                .flatMap(urls -> List.of(urls.split(",")).stream())
                .forEach(url -> undelivered(url).forEach((schema, count) -> found.merge(schema, count, Long::sum)));
        return found;
    }

    private static Map<String, Long> undelivered(String url) {
        var uri = URI.create(url);
        var login = Optional.ofNullable(uri.getUserInfo()).orElse("postgres").split(":", 2);
        var jdbc = "jdbc:postgresql://%s:%d%s".formatted(uri.getHost(), uri.getPort(), uri.getPath());
        try (var connection = DriverManager.getConnection(jdbc, login[0], login.length == 2 ? login[1] : "");
                var statement = connection.createStatement()) {
            var counts = new HashMap<String, Long>();
            for (var schema : with(statement, "outbox")) {
                var isElsewhere = with(statement, "data_home").contains(schema)
                        && number(statement, "SELECT count(*) FROM \"%s\".data_home WHERE state <> 'HERE'", schema) > 0;
                var count = isElsewhere ? 0 : number(statement, "SELECT count(*) FROM \"%s\".outbox", schema);
                if (count > 0) {
                    counts.put(schema, count);
                }
            }
            return counts;
        } catch (SQLException unreachable) {
            throw new IllegalStateException(unreachable);
        }
    }

    private static List<String> with(Statement statement, String table) throws SQLException {
        var schemas = new ArrayList<String>();
        try (var rows =
                statement.executeQuery("SELECT schemaname FROM pg_tables WHERE tablename = '%s'".formatted(table))) {
            while (rows.next()) {
                schemas.add(rows.getString(1));
            }
        }
        return schemas;
    }

    private static long number(Statement statement, String query, String schema) throws SQLException {
        try (var rows = statement.executeQuery(query.formatted(schema))) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Map<UUID, List<JsonNode>> by(String field, JsonNode items) {
        var found = new HashMap<UUID, List<JsonNode>>();
        for (var item : items) {
            found.computeIfAbsent(UUID.fromString(item.at("/" + field).asString()), _ -> new ArrayList<>())
                    .add(item);
        }
        return found;
    }

    private static JsonNode get(URI base, String path) {
        var request = HttpRequest.newBuilder(base.resolve(path))
                .timeout(Duration.ofSeconds(30))
                .build();
        try {
            var response = HTTP.send(request, BodyHandlers.ofString());
            if (response.statusCode() != 200) {
                throw new IllegalStateException(request + " was answered " + response.statusCode());
            }
            return Json.MAPPER.readTree(response.body());
        } catch (IOException broken) {
            throw new IllegalStateException(request + " failed", broken);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopping);
        }
    }
}

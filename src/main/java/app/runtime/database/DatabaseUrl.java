package app.runtime.database;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where a PostgreSQL database is, and who logs in. Reads
 * {@code postgres://user:password@host:5432/name?sslmode=require} ({@code postgresql://} too) and
 * {@code jdbc:postgresql://host:5432/name?user=…&password=…}.
 *
 * @param hosts host and port, or several, separated by commas
 * @param options driver options other than user and password
 */
record DatabaseUrl(
        String hosts,
        String database,
        String user,
        @Nullable String password,
        Map<String, String> options) {

    private static final String EXPECTED =
            "write it like postgres://user:password@host:5432/database or jdbc:postgresql://host/database?user=…";

    DatabaseUrl {
        options = Map.copyOf(options);
    }

    /** @throws IllegalArgumentException with a message that does not repeat the URL, which may hold a password */
    static DatabaseUrl parse(String url) {
        var plain = url.startsWith("jdbc:") ? url.substring("jdbc:".length()) : url;
        var uri = uri(plain);
        if (!"postgres".equals(uri.getScheme()) && !"postgresql".equals(uri.getScheme())) {
            throw new IllegalArgumentException("is not a PostgreSQL URL: " + EXPECTED);
        }
        var authority = Optional.ofNullable(uri.getRawAuthority()).orElse("");
        var at = authority.lastIndexOf('@');
        var login = at < 0 ? "" : authority.substring(0, at);
        var hosts = authority.substring(at + 1);
        var database = decode(Optional.ofNullable(uri.getRawPath()).orElse("").replaceFirst("^/", ""));
        var options = options(uri.getRawQuery());
        var user = Optional.ofNullable(options.remove("user")).orElse(decode(login.split(":", 2)[0]));
        var password = Optional.ofNullable(options.remove("password")).orElse(passwordOf(login));
        if (hosts.isEmpty() || database.isEmpty() || user.isEmpty()) {
            throw new IllegalArgumentException("names no host, database or user: " + EXPECTED);
        }
        return new DatabaseUrl(hosts, database, user, password, options);
    }

    /** The URL for the driver, without user and password. */
    String jdbcUrl() {
        var query = options.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(option -> option.getKey() + "=" + option.getValue())
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + hosts + "/" + encode(database) + (query.isEmpty() ? "" : "?" + query);
    }

    /** The same database for another login. */
    DatabaseUrl as(String otherUser, @Nullable String otherPassword) {
        return new DatabaseUrl(hosts, database, otherUser, otherPassword, options);
    }

    /** Never contains the password. */
    @Override
    public String toString() {
        return "postgres://" + user + "@" + hosts + "/" + database;
    }

    private static URI uri(String url) {
        try {
            return new URI(url);
        } catch (URISyntaxException malformed) {
            throw new IllegalArgumentException("is not a URL (encode special characters of the password): " + EXPECTED);
        }
    }

    private static @Nullable String passwordOf(String login) {
        var parts = login.split(":", 2);
        return parts.length == 2 ? decode(parts[1]) : null;
    }

    private static Map<String, String> options(@Nullable String query) {
        var options = new LinkedHashMap<String, String>();
        if (query != null) {
            for (var option : query.split("&", -1)) {
                var pair = option.split("=", 2);
                var isLogin = pair[0].equals("user") || pair[0].equals("password");
                var value = pair.length == 2 ? pair[1] : "";
                options.put(pair[0], isLogin ? decode(value) : value);
            }
        }
        return options;
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}

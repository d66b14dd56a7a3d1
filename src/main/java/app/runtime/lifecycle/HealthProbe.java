package app.runtime.lifecycle;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URI;
import java.time.Duration;

/**
 * Asks the process in the same container whether it is ready, for engines that know by a command alone. A program of
 * its own, because it is started every few seconds: without Spring, and without a shell.
 */
final class HealthProbe {

    /** More than the process gives its own checks, less than an engine gives this one. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(4);

    private HealthProbe() {}

    public static void main(String... arguments) {
        var port = System.getenv().getOrDefault("PORT", "8080");
        System.exit(isReady(URI.create("http://localhost:" + port + "/health/ready")) ? ExitCode.OK : ExitCode.FAILED);
    }

    static boolean isReady(URI health) {
        try {
            var connection = (HttpURLConnection) health.toURL().openConnection(Proxy.NO_PROXY);
            connection.setConnectTimeout((int) LONGEST_ANSWER.toMillis());
            connection.setReadTimeout((int) LONGEST_ANSWER.toMillis());
            return connection.getResponseCode() == HttpURLConnection.HTTP_OK;
        } catch (IOException unreachable) {
            return false;
        }
    }
}

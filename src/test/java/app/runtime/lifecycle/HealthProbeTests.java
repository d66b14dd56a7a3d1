package app.runtime.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthProbeTests {

    private HttpServer server;
    private int status = 200;

    @BeforeEach
    void serve() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/health/ready", exchange -> {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void isContentWithAProcessThatSaysThatItIsReady() {
        assertThat(HealthProbe.isReady(health())).isTrue();
    }

    @Test
    void isNotContentWithAProcessThatSaysThatItIsNot() {
        status = 503;

        assertThat(HealthProbe.isReady(health())).isFalse();
    }

    @Test
    void isNotContentWithAProcessThatDoesNotListen() {
        var health = health();
        server.stop(0);

        assertThat(HealthProbe.isReady(health)).isFalse();
    }

    private URI health() {
        return URI.create("http://localhost:" + server.getAddress().getPort() + "/health/ready");
    }
}

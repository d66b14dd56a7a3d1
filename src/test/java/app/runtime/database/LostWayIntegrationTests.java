package app.runtime.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import app.NeedsModules;
import app.runtime.UuidV7;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Servers that are not where they are said to be, or not any more. */
@NeedsModules("orders")
@Tag("delivery")
class LostWayIntegrationTests {

    private static final AppModule MODULE = Modules.discover().named("orders");

    @Test
    void givesUpAServerThatAcceptsAndSaysNothing() throws Exception {
        try (var silent = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var url = DatabaseUrl.parse("postgres://shop:secret@localhost:" + silent.getLocalPort() + "/shop");
            var started = System.nanoTime();

            assertThatThrownBy(() -> Provisioning.provide(MODULE, url, ModuleLogin.of(url, MODULE.name())))
                    .isInstanceOf(DatabaseProblem.class)
                    .hasMessageContaining("cannot be reached");

            assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        }
    }

    @Test
    void givesUpACopyWhoseServerHasLostTheWayToTheSource() throws Exception {
        var source = placeAt(LogicalServer.first());
        var target = placeAt(LogicalServer.second());
        Provisioning.provide(MODULE, source.configured(), source.login());
        new Migrations(MODULE, source.login()).migrate();
        var said = new ArrayList<String>();
        try (var way = new Way(portOf(source))) {
            var address = source.configured();
            var throughWay = new DatabaseUrl(
                    "localhost:" + way.port(),
                    address.database(),
                    address.user(),
                    address.password(),
                    address.options());
            var move = new DataMove(
                    new Route(source, target),
                    UUID.randomUUID(),
                    throughWay,
                    Duration.ofSeconds(1),
                    said::add,
                    // The subscription is made by the first connection; those that copy and follow come later.
                    stage -> way.letThrough(stage == MoveStage.COPY ? 1 : 0));

            assertThatThrownBy(move::run)
                    .isInstanceOf(SQLException.class)
                    .hasMessageContainingAll("has not reached the one at localhost:" + way.port() + " for 60 s");

            way.letThrough(Integer.MAX_VALUE);
            move.abandon();
            assertThat(said).last().asString().contains("is undone");
        }
    }

    private static Place placeAt(LogicalServer server) {
        var name = "t" + UuidV7.next().toString().replace("-", "");
        server.execute("CREATE DATABASE " + name);
        return new Place(MODULE, DatabaseUrl.parse(server.url("localhost", name)));
    }

    private static int portOf(Place place) {
        var hosts = place.configured().hosts();
        return Integer.parseInt(hosts.substring(hosts.lastIndexOf(':') + 1));
    }

    /** A way to a server on which so many connections get through. */
    private static final class Way implements AutoCloseable {

        private final ServerSocket door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        private final AtomicInteger left = new AtomicInteger();
        private final List<Socket> sockets = new ArrayList<>();
        private final int behind;

        Way(int behind) throws IOException {
            this.behind = behind;
            Thread.startVirtualThread(this::open);
        }

        int port() {
            return door.getLocalPort();
        }

        void letThrough(int connections) {
            left.set(connections);
        }

        private void open() {
            while (!door.isClosed()) {
                try {
                    var outer = door.accept();
                    sockets.add(outer);
                    if (left.getAndDecrement() <= 0) {
                        outer.close();
                        continue;
                    }
                    var inner = new Socket(InetAddress.getLoopbackAddress(), behind);
                    sockets.add(inner);
                    Thread.startVirtualThread(() -> carry(outer, inner));
                    Thread.startVirtualThread(() -> carry(inner, outer));
                } catch (IOException closed) {
                    // The door, in the end.
                }
            }
        }

        private static void carry(Socket from, Socket to) {
            try (from;
                    to) {
                from.getInputStream().transferTo(to.getOutputStream());
            } catch (IOException ended) {
                // By the other side.
            }
        }

        @Override
        public void close() throws IOException {
            door.close();
            for (var socket : List.copyOf(sockets)) {
                socket.close();
            }
        }
    }
}

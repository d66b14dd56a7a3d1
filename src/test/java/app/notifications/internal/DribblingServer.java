package app.notifications.internal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Takes connections and never ends its first answer: it writes one more byte of it, again and again. */
final class DribblingServer implements AutoCloseable {

    private final ServerSocket listening;
    private final ScheduledExecutorService dribble = Executors.newSingleThreadScheduledExecutor();

    private DribblingServer(ServerSocket listening) {
        this.listening = listening;
    }

    static DribblingServer start() throws IOException {
        var server = new DribblingServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        Thread.startVirtualThread(server::serveOne);
        return server;
    }

    int port() {
        return listening.getLocalPort();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // its only failure is that the client has hung up
    private void serveOne() {
        try {
            var client = listening.accept().getOutputStream();
            client.write("220-".getBytes(StandardCharsets.US_ASCII));
            dribble.scheduleAtFixedRate(() -> write(client), 0, 20, TimeUnit.MILLISECONDS);
        } catch (IOException ended) {
            throw new UncheckedIOException(ended);
        }
    }

    private static void write(OutputStream client) {
        try {
            client.write('x');
            client.flush();
        } catch (IOException hungUp) {
            throw new UncheckedIOException(hungUp);
        }
    }

    @Override
    public void close() throws IOException {
        dribble.shutdownNow();
        listening.close();
    }
}

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketException;

/** A server on a free port of the loopback interface; a virtual thread for each connection. */
final class Sink implements AutoCloseable {

    private static final int BACKLOG = 64;

    private final ServerSocket server;
    private final Conversation conversation;

    private Sink(ServerSocket server, Conversation conversation) {
        this.server = server;
        this.conversation = conversation;
    }

    static Sink start(Conversation conversation) throws IOException {
        var sink = new Sink(new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()), conversation);
        Thread.startVirtualThread(sink::accept);
        return sink;
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                var wire = new Wire(server.accept());
                Thread.startVirtualThread(() -> talk(wire));
            } catch (SocketException closed) {
                return;
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private void talk(Wire wire) {
        try (wire) {
            conversation.with(wire);
        } catch (IOException gone) {
            // The application ends its connections like this when it stops.
        }
    }

    /** What is said over one connection, until the other side ends it. */
    @FunctionalInterface
    interface Conversation {

        void with(Wire wire) throws IOException;
    }
}

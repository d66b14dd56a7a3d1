import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Arrays;

/** A connection of the load: at most one request at a time. Used by one thread. */
final class HttpConnection {

    private static final int BUFFER = 16 * 1024;

    private final SocketChannel channel;
    private final HttpLoad.Work work;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer arriving = ByteBuffer.allocateDirect(BUFFER);
    private final HttpAnswer answer = new HttpAnswer(BUFFER);
    private long[] latencies = new long[1024];
    private int count;
    private long sentAt;
    private boolean waiting;

    private HttpConnection(SocketChannel channel, HttpLoad.Work work) {
        this.channel = channel;
        this.work = work;
    }

    static HttpConnection open(int port, HttpLoad.Work work, Selector selector) throws IOException {
        var channel = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.configureBlocking(false);
        var connection = new HttpConnection(channel, work);
        channel.register(selector, SelectionKey.OP_READ, connection);
        return connection;
    }

    boolean isWaiting() {
        return waiting;
    }

    void sendIfIdle() {
        if (waiting) {
            return;
        }
        var request = work.next();
        if (request.length == 0) {
            return;
        }
        sentAt = System.nanoTime();
        waiting = true;
        try {
            out.clear().put(request).flip();
            if (channel.write(out) < request.length) {
                throw new IllegalStateException("A request does not fit into the buffer of an idle connection");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void receive() {
        try {
            arriving.clear();
            if (channel.read(arriving) < 0) {
                throw new IllegalStateException("The application has closed a connection");
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        if (answer.add(arriving.flip())) {
            latencies = count < latencies.length ? latencies : Arrays.copyOf(latencies, 2 * count);
            latencies[count++] = System.nanoTime() - sentAt;
            waiting = false;
            work.accept(answer);
            answer.clear();
        }
    }

    /** In nanoseconds. */
    long[] latencies() {
        return Arrays.copyOf(latencies, count);
    }

    void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}

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

/** A client of the load and its connection: at most one request at a time. Used by one thread. */
final class HttpConnection {

    private static final int BUFFER = 16 * 1024;

    private final int port;
    private final Selector selector;
    private final HttpLoad.Work work;
    private final ByteBuffer out = ByteBuffer.allocateDirect(BUFFER);
    private final ByteBuffer arriving = ByteBuffer.allocateDirect(BUFFER);
    private final HttpAnswer answer = new HttpAnswer(BUFFER);
    private SocketChannel channel;
    private long[] latencies = new long[1024];
    private int count;
    private int refusals;
    private long sentAt;
    private boolean waiting;

    HttpConnection(int port, HttpLoad.Work work, Selector selector) throws IOException {
        this.port = port;
        this.work = work;
        this.selector = selector;
        this.channel = connect();
    }

    boolean isWaiting() {
        return waiting;
    }

    /** Of the requests that were not refused, in nanoseconds. */
    long[] latencies() {
        return Arrays.copyOf(latencies, count);
    }

    int refusals() {
        return refusals;
    }

    void sendIfIdle() {
        try {
            var request = waiting ? HttpLoad.NOTHING : work.next();
            if (request.length > 0) {
                sentAt = System.nanoTime();
                waiting = true;
                send(request);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void receive() {
        try {
            if (channel.read(arriving.clear()) < 0) {
                reconnect();
            } else if (answer.add(arriving.flip())) {
                finish();
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    void close() {
        try {
            channel.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private void send(byte[] request) throws IOException {
        if (channel.write(out.clear().put(request).flip()) < request.length) {
            throw new IOException("A request does not fit into the buffer of an idle connection");
        }
    }

    private void finish() throws IOException {
        var latency = System.nanoTime() - sentAt;
        waiting = false;
        if (work.accept(answer)) {
            latencies = count < latencies.length ? latencies : Arrays.copyOf(latencies, 2 * count);
            latencies[count++] = latency;
        } else {
            refusals++;
        }
        if (answer.isLast()) {
            reconnect();
        }
        answer.clear();
    }

    /** A server may close a connection that is idle, or with the last answer; nothing is lost by it. */
    private void reconnect() throws IOException {
        if (waiting) {
            throw new IOException("The application has closed a connection before it answered");
        }
        channel.close();
        channel = connect();
    }

    private SocketChannel connect() throws IOException {
        var connected = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        connected.setOption(StandardSocketOptions.TCP_NODELAY, true);
        connected.configureBlocking(false);
        connected.register(selector, SelectionKey.OP_READ, this);
        return connected;
    }
}

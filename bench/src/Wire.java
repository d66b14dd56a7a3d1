import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * One TCP connection: lines and blocks of bytes in, bytes out. Thin, because it shares the cores with what is measured.
 */
final class Wire implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;
    private static final int LONGEST_ANSWER_MILLIS = 30_000;

    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int end;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        socket.setTcpNoDelay(true);
        this.in = socket.getInputStream();
        this.out = socket.getOutputStream();
    }

    static Wire to(int port) throws IOException {
        var socket = new Socket();
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
        socket.setSoTimeout(LONGEST_ANSWER_MILLIS);
        return new Wire(socket);
    }

    /** The next line, without its end. */
    String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            for (var at = next; at < end; at++) {
                if (buffer[at] == '\n') {
                    line.append(text(at));
                    next = at + 1;
                    var length = line.length();
                    return length > 0 && line.charAt(length - 1) == '\r'
                            ? line.substring(0, length - 1)
                            : line.toString();
                }
            }
            line.append(text(end));
            fill();
        }
    }

    byte[] bytes(int length) throws IOException {
        var bytes = new byte[length];
        var done = 0;
        while (done < length) {
            if (next == end) {
                fill();
            }
            var part = Math.min(length - done, end - next);
            System.arraycopy(buffer, next, bytes, done, part);
            next += part;
            done += part;
        }
        return bytes;
    }

    void send(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String text(int until) {
        return new String(buffer, next, until - next, StandardCharsets.ISO_8859_1);
    }

    private void fill() throws IOException {
        next = 0;
        end = Math.max(0, in.read(buffer));
        if (end == 0) {
            throw new EOFException("The other side has closed the connection");
        }
    }
}

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;

/** The bytes of one HTTP/1.1 response, as they arrive. */
final class HttpAnswer {

    private static final byte[] END_OF_HEAD = "\r\n\r\n".getBytes(US_ASCII);
    private static final byte[] LENGTH = "\r\nContent-Length: ".getBytes(US_ASCII);
    private static final byte[] CHUNKED = "\r\nTransfer-Encoding: chunked\r\n".getBytes(US_ASCII);
    private static final byte[] CLOSE = "\r\nConnection: close\r\n".getBytes(US_ASCII);
    private static final byte[] LAST_CHUNK = "\r\n0\r\n\r\n".getBytes(US_ASCII);
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final byte[] bytes;
    private int length;
    private int head = -1;

    HttpAnswer(int capacity) {
        bytes = new byte[capacity];
    }

    /** Whether the answer is complete. */
    boolean add(ByteBuffer arrived) {
        var more = arrived.remaining();
        arrived.get(bytes, length, more);
        length += more;
        if (head < 0) {
            head = indexOf(END_OF_HEAD, Math.max(0, length - more - END_OF_HEAD.length), length);
        }
        if (head < 0) {
            return false;
        }
        var contentLength = indexOf(LENGTH, 0, head);
        if (contentLength >= 0) {
            return length >= head + END_OF_HEAD.length + number(contentLength + LENGTH.length);
        }
        if (indexOf(CHUNKED, 0, head + 2) < 0) {
            throw new IllegalStateException("An answer of unknown length: " + this);
        }
        return indexOf(LAST_CHUNK, Math.max(head, length - LAST_CHUNK.length), length) >= 0;
    }

    void clear() {
        length = 0;
        head = -1;
    }

    /** Whether the connection ends with this answer. */
    boolean isLast() {
        return indexOf(CLOSE, 0, head + 2) >= 0;
    }

    boolean hasStatus(int status) {
        return number(STATUS_AT) == status;
    }

    /** In the body of a complete answer. */
    boolean contains(byte[] wanted) {
        return indexOf(wanted, head, length) >= 0;
    }

    @Override
    public String toString() {
        return new String(bytes, 0, length, UTF_8);
    }

    private int number(int from) {
        var number = 0;
        for (var at = from; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
            number = 10 * number + bytes[at] - '0';
        }
        return number;
    }

    private int indexOf(byte[] wanted, int from, int to) {
        for (var at = from; at <= to - wanted.length; at++) {
            var same = 0;
            while (same < wanted.length && bytes[at + same] == wanted[same]) {
                same++;
            }
            if (same == wanted.length) {
                return at;
            }
        }
        return -1;
    }
}

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gets copies of reads, asks both sides the same and compares what they say. The two are not asked at the same instant,
 * so what differs is asked again; only what stays different is a difference, and a line in the file.
 *
 * <p>Arguments: port, address of the old side, address of the new side, file. {@code GET /.shadow/counts} answers how
 * many reads were compared, how many of them were the same only when asked again, and how many differ; {@code POST
 * /.shadow/plant} falsifies the next answer of the new side, to see that it is found.
 */
final class Shadow {

    private static final int REPETITIONS = 5;
    private static final long PAUSE_MILLIS = 200;
    /** What comes while so many are being compared is left out: the copies must not become a load of their own. */
    private static final int AT_ONCE = 4;

    private final ShadowSide oldSide;
    private final ShadowSide newSide;
    private final Path differences;
    private final Semaphore room = new Semaphore(AT_ONCE);
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger repeated = new AtomicInteger();
    private final AtomicInteger different = new AtomicInteger();
    private final AtomicBoolean planted = new AtomicBoolean();

    private Shadow(String oldAddress, String newAddress, Path differences) {
        this.oldSide = new ShadowSide(URI.create("http://" + oldAddress));
        this.newSide = new ShadowSide(URI.create("http://" + newAddress));
        this.differences = differences;
    }

    static void main(String... arguments) throws IOException {
        var shadow = new Shadow(arguments[1], arguments[2], Path.of(arguments[3]));
        Files.writeString(shadow.differences, "", StandardOpenOption.CREATE);
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(arguments[0]));
        var server = HttpServer.create(address, 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", shadow::read);
        server.createContext("/.shadow/counts", shadow::count);
        server.createContext("/.shadow/plant", shadow::plant);
        server.start();
    }

    /** Answers before it compares: the gateway holds the client's connection until the copy is answered. */
    private void read(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
        if (room.tryAcquire()) {
            try {
                compare(exchange);
            } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
            } finally {
                room.release();
            }
        }
    }

    private void compare(HttpExchange exchange) throws IOException, InterruptedException {
        var isPlanted = planted.getAndSet(false);
        for (var repetition = 0; ; repetition++) {
            var before = oldSide.ask(exchange);
            var after = newSide.ask(exchange);
            var difference = before.differenceFrom(isPlanted ? after.falsified() : after);
            if (difference.isEmpty()) {
                compared.incrementAndGet();
                repeated.addAndGet(repetition > 0 ? 1 : 0);
                return;
            }
            if (repetition == REPETITIONS) {
                report(exchange.getRequestURI(), difference.get(), isPlanted);
                return;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private synchronized void report(URI uri, ShadowAnswer.Difference difference, boolean isPlanted)
            throws IOException {
        if (!isPlanted) {
            compared.incrementAndGet();
            different.incrementAndGet();
        }
        var line = JsonMapper.shared().createObjectNode();
        line.put("at", System.currentTimeMillis()).put("path", uri.getPath()).put("where", difference.where());
        line.put("old", difference.before()).put("new", difference.after()).put("planted", isPlanted);
        Files.writeString(differences, line + "\n", StandardOpenOption.APPEND);
    }

    private void count(HttpExchange exchange) throws IOException {
        var body = "%d %d %d%n"
                .formatted(compared.get(), repeated.get(), different.get())
                .getBytes();
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void plant(HttpExchange exchange) throws IOException {
        planted.set(true);
        exchange.sendResponseHeaders(204, -1);
        exchange.close();
    }
}

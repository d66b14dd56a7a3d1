import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.concurrent.atomic.LongAdder;

/** A mail server that takes every mail, and counts those about confirmed orders. */
final class MailSink implements AutoCloseable {

    private final LongAdder confirmations = new LongAdder();
    private final Runnable onConfirmation;
    private final Sink sink;

    MailSink(Runnable onConfirmation) throws IOException {
        this.onConfirmation = onConfirmation;
        this.sink = Sink.start(this::talk);
    }

    int port() {
        return sink.port();
    }

    long confirmations() {
        return confirmations.sum();
    }

    @Override
    public void close() throws IOException {
        sink.close();
    }

    private void talk(Wire wire) throws IOException {
        reply(wire, "220 bench ESMTP");
        while (true) {
            var command = wire.line();
            var verb = command.substring(0, Math.min(4, command.length())).toUpperCase();
            switch (verb) {
                case "DATA" -> take(wire);
                case "QUIT" -> {
                    reply(wire, "221 2.0.0 Bye");
                    return;
                }
                case "EHLO", "HELO", "MAIL", "RCPT", "RSET", "NOOP" -> reply(wire, "250 2.0.0 OK");
                default -> reply(wire, "502 5.5.1 Not implemented");
            }
        }
    }

    private void take(Wire wire) throws IOException {
        reply(wire, "354 Go ahead");
        var confirmation = false;
        for (var line = wire.line(); !line.equals("."); line = wire.line()) {
            confirmation |= line.startsWith("Subject: Your order ");
        }
        reply(wire, "250 2.0.0 Taken");
        if (confirmation) {
            confirmations.increment();
            onConfirmation.run();
        }
    }

    private static void reply(Wire wire, String line) throws IOException {
        wire.send((line + "\r\n").getBytes(US_ASCII));
    }
}

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.util.Locale;
import org.slf4j.LoggerFactory;

/** Prints what the application logs when a circuit changes its state, with the time since the measurement began. */
final class StateChanges extends AppenderBase<ILoggingEvent> {

    private static volatile long begin = System.nanoTime();

    static void listen() {
        var context = (LoggerContext) LoggerFactory.getILoggerFactory();
        context.reset();
        context.getLogger(Logger.ROOT_LOGGER_NAME).setLevel(Level.OFF);
        var changes = new StateChanges();
        changes.setContext(context);
        changes.start();
        var circuits = context.getLogger("app.runtime.resilience");
        circuits.setLevel(Level.INFO);
        circuits.addAppender(changes);
    }

    static void restart() {
        begin = System.nanoTime();
    }

    static double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    protected void append(ILoggingEvent event) {
        IO.println(String.format(Locale.ROOT, "  %5.2f s  %s", seconds(), event.getFormattedMessage()));
    }
}

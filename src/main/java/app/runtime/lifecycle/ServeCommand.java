package app.runtime.lifecycle;

import app.runtime.settings.SettingsInitializer;
import java.lang.management.ManagementFactory;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import picocli.CommandLine.Command;

/** Serves until the process is told to stop. */
@Command(name = "serve", description = "Serve requests until SIGTERM. This is done when no command is given.")
final class ServeCommand implements Callable<Integer> {

    private static final Logger log = LoggerFactory.getLogger(ServeCommand.class);

    private final Class<?> application;

    ServeCommand(Class<?> application) {
        this.application = application;
    }

    @Override
    public Integer call() {
        Thread.setDefaultUncaughtExceptionHandler(ServeCommand::logEndOf);
        var context = start();
        var signals = Signals.intercept();
        logStarted(context);
        try {
            signals.received().acquire();
            context.getBean(Drain.class).run(signals.received());
            return ExitCode.OK;
        } catch (InterruptedException impossible) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    /** The drain closes the context; Spring's own hook would do so while requests are still being served. */
    private ConfigurableApplicationContext start() {
        var spring = new SpringApplication(application);
        spring.setRegisterShutdownHook(false);
        spring.addInitializers(new SettingsInitializer());
        return spring.run();
    }

    private static void logEndOf(Thread thread, Throwable failure) {
        log.error("Thread {} ended because of something unexpected", thread.getName(), failure);
    }

    private static void logStarted(ConfigurableApplicationContext context) {
        var environment = context.getEnvironment();
        log.info(
                "Serving on port {}, metrics on port {}, {} ms after the process started",
                environment.getProperty("local.server.port"),
                environment.getProperty("local.management.port", "none"),
                ManagementFactory.getRuntimeMXBean().getUptime());
    }
}

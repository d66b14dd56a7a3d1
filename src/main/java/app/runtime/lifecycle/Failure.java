package app.runtime.lifecycle;

import app.runtime.settings.InvalidSettingsException;
import app.runtime.settings.SettingsBinder;
import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.env.StandardEnvironment;

/**
 * Why the process ends before it should. What a person can mend is a sentence, however deep the exception is buried;
 * what nobody expected is logged, once, with its stack trace.
 */
record Failure(List<String> sentences, int exitCode) {

    private static final Logger log = LoggerFactory.getLogger(Failure.class);

    /** Says what happened, and answers with what to exit. */
    static int report(Throwable thrown, PrintWriter err) {
        var known = Stream.iterate(thrown, cause -> cause != null, Throwable::getCause)
                .flatMap(cause -> explain(cause).stream())
                .findFirst();
        known.ifPresentOrElse(
                failure -> failure.sentences().forEach(err::println),
                () -> log.error("The process ends because of something unexpected", thrown));
        return known.map(Failure::exitCode).orElse(ExitCode.FAILED);
    }

    private static Optional<Failure> explain(Throwable cause) {
        return switch (cause) {
            case InvalidSettingsException invalid ->
                Optional.of(new Failure(invalid.problems(), ExitCode.INVALID_SETTINGS));
            case StartupProblem problem -> Optional.of(new Failure(List.of(problem.sentence()), problem.exitCode()));
            case PortInUseException taken ->
                Optional.of(new Failure(List.of(sentence(taken.getPort())), ExitCode.UNAVAILABLE));
            default -> Optional.empty();
        };
    }

    private static String sentence(int port) {
        var settings = SettingsBinder.bind(new StandardEnvironment(), LifecycleSettings.class);
        var variable = port == settings.managementPort() ? "MANAGEMENT_PORT" : "PORT";
        return "Port %d is already in use: stop the other process or set %s".formatted(port, variable);
    }
}

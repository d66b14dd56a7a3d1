package app.runtime.database;

import app.runtime.database.WritePause.PauseLimitException;
import app.runtime.lifecycle.AdminCommand;
import app.runtime.lifecycle.ExitCode;
import app.runtime.settings.SettingsBinder;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.PrintWriter;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.jooq.exception.DataAccessException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.core.env.Environment;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Moves a module's data to another server while they are used, and back. */
@Command(
        name = "move-data",
        description = "Move the data of a module to the server of <MODULE>_NEXT_DATABASE_URL while they are used; "
                + "--undo moves them back. Killed at any point, it goes on when it is run again.")
final class MoveDataCommand implements AdminCommand {

    /** Half of the time that a request has by default. */
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Environment environment;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "<module>", description = "The module whose data move")
    private String name = "";

    @Option(names = "--to", paramLabel = "<url>", description = "Where to; default: <MODULE>_NEXT_DATABASE_URL")
    private @Nullable String to;

    @Option(
            names = "--max-pause",
            defaultValue = "1s",
            converter = Unit.class,
            description = "How long requests may wait before the move gives up; default: 1s")
    private Duration maxPause = Duration.ofSeconds(1);

    @Option(
            names = "--keep-copy",
            description = "If the move gives up, let the copy go on following, for another try with --resume")
    private boolean keepCopy;

    @ArgGroup
    private MoveMode mode = new MoveMode();

    @Option(names = "--halt-after", hidden = true, description = "Die without a word when this stage is noted")
    private @Nullable MoveStage haltAfter;

    MoveDataCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        var settings = SettingsBinder.bind(environment, DatabaseSettings.class);
        var module = module();
        var configured = new Place(module, settings.configuredFor(module));
        var other = other(module, settings, configured);
        try {
            return run(configured, other);
        } catch (PauseLimitException tooLong) {
            throw DatabaseProblem.unavailable(
                    "The move of %s gave up: %s. %s"
                            .formatted(
                                    module,
                                    tooLong.getMessage(),
                                    keepCopy
                                            ? "The copy goes on following: run it with --resume, or with --undo"
                                            : "It is undone, and nothing is lost: begin again, perhaps with a longer"
                                                    + " --max-pause"),
                    tooLong);
        } catch (SQLException | DataAccessException failed) {
            throw DatabaseProblem.unavailable(
                    "The move of %s was interrupted: %s\nRun it again with --resume, or with --undo"
                            .formatted(module, failed.getMessage()),
                    failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return ExitCode.FAILED;
        }
    }

    private int run(Place configured, Place other) throws SQLException, InterruptedException {
        if (mode.onlyAsks()) {
            return new MoveStatus(configured, other).print(out());
        }
        var settings = SettingsBinder.bind(environment, MoveSettings.class);
        var mover = new Mover(
                new DataHomes(configured, Optional.of(other)), settings, limit(), this::say, this::haltIfAsked);
        try (var _ = MoveLock.take(configured, other)) {
            mode.apply(mover, wanted(configured, other));
        }
        return ExitCode.OK;
    }

    /** To somewhere else if no place is named; to the configured place only if it is. */
    private Place wanted(Place configured, Place other) {
        return to != null && new Place(configured.module(), parsed(to)).isSameAs(configured) ? configured : other;
    }

    private PauseLimit limit() {
        if (!maxPause.isPositive() || maxPause.compareTo(LONGEST_PAUSE) > 0) {
            throw misuse("--max-pause must be more than 0 and at most " + LONGEST_PAUSE.toSeconds()
                    + "s: requests that wait longer may fail");
        }
        return new PauseLimit(maxPause, !keepCopy);
    }

    private AppModule module() {
        try {
            return Modules.of(environment).named(name);
        } catch (IllegalArgumentException unknown) {
            throw misuse(String.valueOf(unknown.getMessage()));
        }
    }

    private Place other(AppModule module, DatabaseSettings settings, Place configured) {
        var next = DataHomes.of(module, settings).next();
        var named = Optional.ofNullable(to).map(this::parsed).map(url -> new Place(module, url));
        return named.filter(place -> !place.isSameAs(configured))
                .or(() -> next)
                .orElseThrow(
                        () -> misuse("Where to? Set " + module.variablePrefix() + "NEXT_DATABASE_URL, or give --to"));
    }

    private DatabaseUrl parsed(String url) {
        try {
            return DatabaseUrl.parse(url);
        } catch (IllegalArgumentException refused) {
            throw misuse("--to " + refused.getMessage());
        }
    }

    private void haltIfAsked(MoveStage stage) {
        if (stage == haltAfter) {
            out().flush();
            Runtime.getRuntime().halt(137);
        }
    }

    private void say(String sentence) {
        out().println(sentence);
        out().flush();
    }

    private PrintWriter out() {
        return spec.commandLine().getOut();
    }

    private ParameterException misuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }

    /** Reads 500ms, 1s and the like. */
    static final class Unit implements ITypeConverter<Duration> {

        @Override
        public Duration convert(String value) {
            return DurationStyle.detectAndParse(value);
        }
    }
}

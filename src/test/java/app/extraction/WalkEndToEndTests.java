package app.extraction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import app.AotCache;
import app.NeedsModules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The walk of {@code extraction/README.md} as a reader starts it, with what the build has just made. */
@NeedsModules
@Order(2) // the longest: begins first
class WalkEndToEndTests {

    private static final Path STATE = Path.of("target", "walk");
    private static final Path OUTPUT = Path.of("target", "walk.log");

    /** Ends one that hangs. Beside other tests, one takes eight minutes on a slow machine. */
    private static final Duration LONGEST_WALK = Duration.ofMinutes(30);

    @Test
    @Tag("walkthrough")
    void liftsNotificationsOutWithoutAFailedRequest() throws IOException, InterruptedException {
        var output = walk("notifications", "--to", "70", "--skip", "30,50", "--load", "5");

        assertThat(output).contains("70-cut-over ", "Everything adds up");
        assertThat(STATE.resolve("report/notifications.md")).exists();
    }

    @Test
    @Tag("extraction")
    void losesNothingWhateverGoesWrongOnTheWayThereAndBack() throws IOException, InterruptedException {
        var output = walk("billing", "--to", "70", "--back", "--skip", "30", "--fault", "all", "--load", "5");

        assertThat(output)
                .contains("the service of billing was killed at 25 % and started again")
                .contains("the gateway refused a broken file")
                .contains("Kafka was stopped at the cut-over and started again")
                .contains("monolith-2 was killed while the monolith was rolled")
                .contains("70-cut-over --undo")
                .contains("Everything adds up");
    }

    @Test
    @Tag("extraction")
    void leavesNothingRunningWhenItIsEndedInTheMiddleAndLetsNoOtherDisturbIt()
            throws IOException, InterruptedException {
        var walk = start("billing", "--to", "40", "--load", "5", "--skip", "30");
        await().atMost(LONGEST_WALK).until(() -> leftOver().contains("load") || !walk.isAlive());
        assertThat(walk.isAlive()).as(Files.readString(OUTPUT)).isTrue();

        var second = process("users", "--to", "20").start();
        assertThat(second.waitFor()).isNotZero();
        assertThat(second.errorReader().lines()).singleElement().asString().contains("extraction/walk --stop");
        assertThat(walk.isAlive()).isTrue();

        end(walk);

        assertThat(walk.exitValue()).isEqualTo(143);
        assertThat(leftOver()).isEmpty();
    }

    /** What it printed, once it has ended well and left nothing behind. */
    private static String walk(String... arguments) throws IOException, InterruptedException {
        var walk = start(arguments);
        var ended = walk.waitFor(LONGEST_WALK.toSeconds(), TimeUnit.SECONDS);
        if (!ended) {
            end(walk);
        }
        var output = Files.readString(OUTPUT);
        assertThat(ended).as(output).isTrue();
        assertThat(walk.exitValue()).as(output).isZero();
        assertThat(leftOver()).isEmpty();
        return output;
    }

    private static Process start(String... arguments) throws IOException {
        return process(arguments)
                .redirectErrorStream(true)
                .redirectOutput(OUTPUT.toFile())
                .start();
    }

    private static ProcessBuilder process(String... arguments) {
        var command = new ArrayList<>(List.of("extraction/walk"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command);
        builder.environment()
                .putAll(Map.of(
                        "JAVA_HOME",
                        System.getProperty("java.home"),
                        "EXTRACTION_STATE",
                        STATE.toString(),
                        "EXTRACTION_REPORT",
                        STATE.resolve("report").toString(),
                        "EXTRACTION_BASELINE",
                        "2",
                        "EXTRACTION_REQUESTS",
                        "10",
                        "EXTRACTION_COMPARISONS",
                        "10",
                        "EXTRACTION_BUILT",
                        "yes"));
        AotCache.make(Map.of())
                .ifPresent(cache -> builder.environment()
                        .put("EXTRACTION_AOT_CACHE", cache.toAbsolutePath().toString()));
        return builder;
    }

    private static void end(Process walk) throws InterruptedException {
        walk.destroy();
        assertThat(walk.waitFor(2, TimeUnit.MINUTES)).isTrue();
    }

    /** The names of processes that the walk says are running. */
    private static List<String> leftOver() throws IOException {
        var folder = STATE.resolve("run");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var names = new ArrayList<String>();
        try (var files = Files.newDirectoryStream(folder, "*.pid")) {
            for (var file : files) {
                var pid = Files.readString(file).split(" ", 2)[0];
                if (!pid.isBlank()
                        && ProcessHandle.of(Long.parseLong(pid))
                                .filter(ProcessHandle::isAlive)
                                .isPresent()) {
                    names.add(file.getFileName().toString().replace(".pid", ""));
                }
            }
        }
        return names;
    }
}

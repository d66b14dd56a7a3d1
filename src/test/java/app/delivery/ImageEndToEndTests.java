package app.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import app.NeedsModules;
import app.delivery.Script.Ended;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Builds the image and runs it where a container engine answers, which takes minutes: {@code ./mvnw verify -Pdelivery}.
 * Where none does, or where it gets no images, the tests are aborted, and the last line of the script says why.
 */
@NeedsModules
@Tag("delivery")
class ImageEndToEndTests {

    private static final int NOTHING_TO_CHECK_WITH = 69;

    private static Ended checked;

    @BeforeAll
    static void check() {
        checked = Script.of("ops/image-check").run();
        var lastLine = checked.output().lines().reduce("", (any, next) -> next);
        // The report of an aborted test is a number: here it is said to whoever looks.
        IO.println("ops/image-check: " + lastLine);
        assumeThat(checked.exitCode()).as(lastLine).isNotEqualTo(NOTHING_TO_CHECK_WITH);
    }

    @Test
    void isWhatAClusterMayRun() {
        assertThat(checked.exitCode()).as(checked.output()).isZero();
        assertThat(failures(checked)).isEmpty();
    }

    @Test
    void isRefusedForWhatItSaysAndForWhatIsInIt() {
        var ended = planted("""
            USER root
            RUN cp /bin/cat /usr/bin/git && chmod u+s /usr/bin/git && touch /app/id_rsa /app/Basket.java
            ENV SIGNING_KEY=x
            LABEL org.opencontainers.image.revision=unknown
            HEALTHCHECK CMD curl --fail http://localhost:8080/health/ready
            ENTRYPOINT ["sh", "-c", "exec java -jar /app/monolift.jar $0 $@"]
            """);

        assertThat(failures(ended))
                .contains(
                        "its user is a number, and not root's",
                        "SIGTERM reaches java, without a shell between",
                        "it starts with the cache of the JDK",
                        "its health is asked without a shell",
                        "it says of which commit it is",
                        "no variable in it is a secret",
                        "nobody becomes root by a file in it",
                        "it has no build tool",
                        "it has no sources",
                        "it has no secret");
    }

    @Test
    void isRefusedIfItWritesWhereItMustNot() {
        var ended = planted("ENV JAVA_TOOL_OPTIONS=-Xlog:gc:file=/app/gc.log\n");

        assertThat(failures(ended))
                .containsExactly("it prints its settings, whoever runs it", "it says by 78 that a setting is missing");
    }

    /** The JDK ignores that signal; and a file that has changed makes the cache useless. */
    @Test
    void isRefusedIfItDoesNotEndOrHasAnotherCache() {
        var ended = planted("""
            USER root
            RUN touch /app/monolift.jar
            USER 10001:10001
            STOPSIGNAL SIGWINCH
            """);

        assertThat(failures(ended))
                .containsExactly(
                        "the JDK accepts its cache with memory and processors of 512m 1",
                        "the JDK accepts its cache with memory and processors of 768m 2",
                        "the JDK accepts its cache with memory and processors of 4g 4",
                        "it ends by SIGTERM, and says that all is well");
    }

    private static Ended planted(String dockerfile) {
        var ended = Script.of("src/test/resources/app/delivery/plant").runWithInput(dockerfile);
        assertThat(ended.exitCode()).as(ended.output()).isEqualTo(1);
        return ended;
    }

    private static List<String> failures(Ended ended) {
        return ended.output()
                .lines()
                .filter(line -> line.startsWith("FAILED  "))
                .map(line -> line.substring("FAILED  ".length()))
                .toList();
    }
}

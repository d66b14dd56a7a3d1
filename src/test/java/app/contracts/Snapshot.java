package app.contracts;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A committed contract, in one file.
 *
 * @param judge compares the committed text with today's; either is empty if there is none
 * @param update whether a compatible change is written instead of reported; a breaking one never is
 */
record Snapshot(Path file, Judge judge, boolean update) {

    static final String UPDATE =
            "./mvnw verify -Dtest=ContractTests -Dit.test=ContractIntegrationTests -Dsnapshot=update";

    /** One of the committed contracts of the modules, updated if {@code -Dsnapshot=update} says so. */
    static Snapshot of(Path file, Judge judge) {
        return new Snapshot(file, judge, isUpdateAsked());
    }

    static boolean isUpdateAsked() {
        return "update".equals(System.getProperty("snapshot"));
    }

    /** @throws AssertionError with the differences and what to do about them, unless they could be written */
    void check(String today) throws IOException {
        var committed = Files.exists(file) ? Files.readString(file) : "";
        if (committed.equals(today)) {
            return;
        }
        var change = judge.between(committed, today);
        if (change.isBreaking()) {
            fail(refusal(change));
        }
        if (!update) {
            fail(invitation(change));
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(file, today);
    }

    private String refusal(ContractChange change) {
        return """
            %s is broken: whoever relies on it as it is committed may fail.

            %s

            There are two ways out:
              1. A new version beside it: an event ….v2, a path /v2, a new method or type. The old one stays until nobody uses it.
              2. Expand, then contract: add what is new as optional, move every consumer, and only then take the old away.
            The update command writes no breaking change. Once nobody relies on the old any more, in no process of the version \
            before and no row of an outbox, a person deletes %s, so that a review sees it, and runs
              %s
            """.formatted(file, change.report(), file, UPDATE);
    }

    private String invitation(ContractChange change) {
        return """
            %s has changed, compatible: update the snapshot with
              %s

            %s
            """.formatted(file, UPDATE, change.report());
    }

    /** Decides what a change means for others. */
    @FunctionalInterface
    interface Judge {

        ContractChange between(String committed, String today);
    }
}

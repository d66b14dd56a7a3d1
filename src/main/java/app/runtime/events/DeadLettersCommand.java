package app.runtime.events;

import app.runtime.lifecycle.AdminCommand;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what could not be delivered, and gives it another chance. */
@Component
@Command(
        name = "dead-letters",
        description = "List deliveries that failed for good (list), or give them all their attempts again (resubmit).")
final class DeadLettersCommand implements AdminCommand {

    private static final int LONGEST_LIST = 1_000;

    private final Outboxes outboxes;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", defaultValue = "list", description = "list or resubmit; default: list")
    private String action = "list";

    @Parameters(index = "1..*", arity = "0..*", description = "Ids of the dead letters to resubmit")
    private List<UUID> ids = List.of();

    @Option(names = "--module", description = "Only of this module")
    private @Nullable String module;

    @Option(names = "--all", description = "Resubmit all of them")
    private boolean all;

    DeadLettersCommand(Outboxes outboxes) {
        this.outboxes = outboxes;
    }

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        switch (action) {
            case "list" -> list(out);
            case "resubmit" -> resubmit(out);
            default -> throw misuse("Unknown action '" + action + "': use list or resubmit");
        }
        out.flush();
        return 0;
    }

    private void list(PrintWriter out) {
        var letters = chosen().stream()
                .flatMap(outbox -> outbox.deadLetters(LONGEST_LIST).stream())
                .toList();
        for (var letter : letters) {
            out.printf(
                    "%s  %s  %s -> %s  event %s  attempts %d  since %s  correlation %s%n    %s%n",
                    letter.module(),
                    letter.id(),
                    letter.event(),
                    letter.listener(),
                    letter.eventId(),
                    letter.attempts(),
                    letter.since(),
                    letter.correlationId(),
                    letter.error());
        }
        out.printf("%d dead letters%n", letters.size());
    }

    private void resubmit(PrintWriter out) {
        if (ids.isEmpty() == !all) {
            throw misuse("Say which: either ids (see 'dead-letters list') or --all");
        }
        var count = chosen().stream().mapToInt(outbox -> outbox.resubmit(ids)).sum();
        out.printf("%d dead letters resubmitted%n", count);
        if (!all && count < ids.size()) {
            throw misuse((ids.size() - count) + " of the ids are no dead letters");
        }
    }

    private List<Outbox> chosen() {
        try {
            return module == null ? outboxes.all() : List.of(outboxes.of(module));
        } catch (IllegalArgumentException unknown) {
            throw misuse(String.valueOf(unknown.getMessage()));
        }
    }

    private ParameterException misuse(String sentence) {
        return new ParameterException(spec.commandLine(), sentence);
    }
}

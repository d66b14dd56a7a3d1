package app.runtime.events;

import app.runtime.lifecycle.AdminCommand;
import app.runtime.lifecycle.ExitCode;
import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.PrintWriter;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.common.KafkaException;
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
    private final Modules modules;
    private final Broker broker;
    private final BrokerDeadLetters brokerDeadLetters;

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

    private int exitCode = ExitCode.OK;

    DeadLettersCommand(Outboxes outboxes, Modules modules, Broker broker, BrokerDeadLetters brokerDeadLetters) {
        this.outboxes = outboxes;
        this.modules = modules;
        this.broker = broker;
        this.brokerDeadLetters = brokerDeadLetters;
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
        return exitCode;
    }

    private void list(PrintWriter out) {
        var letters = Stream.concat(
                        chosen().stream().flatMap(outbox -> outbox.deadLetters(LONGEST_LIST).stream()),
                        atBroker().stream().map(BrokerDeadLetter::forPeople))
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
        var count = chosen().stream().mapToInt(outbox -> outbox.resubmit(ids)).sum()
                + brokerDeadLetters.resubmit(atBroker(), ids);
        out.printf("%d dead letters resubmitted%n", count);
        if (!all && count < ids.size()) {
            throw misuse((ids.size() - count) + " of the ids are no dead letters");
        }
    }

    /** What listeners of the chosen modules could not handle of other modules' events. */
    private List<BrokerDeadLetter> atBroker() {
        if (!broker.configured()) {
            return List.of();
        }
        try {
            return brokerDeadLetters.of(
                    chosen().stream().map(outbox -> outbox.module().name()).toList(),
                    modules.all().stream().map(AppModule::name).toList());
        } catch (KafkaException outOfReach) {
            var err = spec.commandLine().getErr();
            err.printf("The broker is out of reach, so its dead letters are left out: %s%n", outOfReach.getMessage());
            err.flush();
            exitCode = ExitCode.UNAVAILABLE;
            return List.of();
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

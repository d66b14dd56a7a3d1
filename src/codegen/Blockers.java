import app.runtime.readiness.ModuleReport.Blocker;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What would stop a lift, as far as bytecode and migrations show it. */
final class Blockers {

    private static final String EXCHANGE = "org/springframework/web/service/annotation/HttpExchange";

    private final Code code;
    private final FacadeCalls facades;
    private final EventFlows events;
    private final Dependencies dependencies;
    private final Schemas schemas;
    private final TransactionReach transactions;

    Blockers(Code code, FacadeCalls facades, EventFlows events, Dependencies dependencies, Schemas schemas) {
        this.code = code;
        this.facades = facades;
        this.events = events;
        this.dependencies = dependencies;
        this.schemas = schemas;
        this.transactions = new TransactionReach(code, facades);
    }

    List<Blocker> of(String module) throws IOException {
        var found = new ArrayList<Blocker>();
        facades(module, found);
        events(module, found);
        dependencies(module, found);
        sql(module, found);
        for (var call : transactions.of(module)) {
            add(
                    found,
                    "call-in-transaction",
                    "%s.%s is called inside a transaction, at %s"
                            .formatted(
                                    call.facade(), call.method(), call.sites().getFirst()));
        }
        return found.stream().distinct().toList();
    }

    private void facades(String module, List<Blocker> found) {
        for (var facade : facades.facadesOf(module)) {
            if (facade.marks().find(EXCHANGE).isEmpty()) {
                add(found, "no-remote-form", facade.simpleName() + " has no @HttpExchange");
            }
            facade.methods().stream()
                    .filter(method -> method.isAbstract()
                            && FacadeCalls.exchange(facade, method).isEmpty())
                    .forEach(method -> add(
                            found, "no-remote-form", facade.simpleName() + "." + method.name() + " has no mapping"));
        }
    }

    private void events(String module, List<Blocker> found) {
        events.publishedBy(module).stream()
                .filter(event -> event.name().isEmpty())
                .forEach(event -> add(found, "event-without-name", event.type() + " has no @EventName"));
        events.listeningIn(module).stream()
                .filter(listener -> listener.id().isEmpty())
                .forEach(listener -> add(found, "listener-without-id", "a listener to " + listener.event()));
    }

    private void dependencies(String module, List<Blocker> found) {
        var cycle = dependencies.cycle(module);
        if (!cycle.isEmpty()) {
            add(found, "cycle", String.join(" -> ", cycle));
        }
        dependencies.reachIns(module).forEach(reachIn -> add(found, "reach-in", reachIn));
        var allowed = code.allowed(module);
        if (allowed.isEmpty()) {
            add(found, "undeclared-dependency", "package-info does not say what it may depend on");
        }
        dependencies.of(module).stream()
                .filter(other -> allowed.isPresent()
                        && allowed.get().stream()
                                .noneMatch(it -> it.split("::")[0].strip().equals(other)))
                .forEach(other -> add(found, "undeclared-dependency", "uses " + other + ", which it does not declare"));
    }

    private void sql(String module, List<Blocker> found) throws IOException {
        for (var other : code.modules()) {
            if (!other.equals(module)) {
                schemas.mentionsOf(other, module).forEach(mention -> add(found, "shared-table", mention));
                var statement = Pattern.compile("(?is).*\\b(from|join|into|update|table)\\s+\"?" + other + "\"?\\..*");
                code.of(module).stream()
                        .filter(type -> type.strings().stream()
                                .anyMatch(text -> statement.matcher(text).matches()))
                        .forEach(
                                type -> add(found, "shared-table", type.simpleName() + " has SQL that names " + other));
            }
        }
    }

    private static void add(List<Blocker> found, String rule, String what) {
        found.add(new Blocker(rule, what));
    }
}

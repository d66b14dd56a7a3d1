package app.boundaries;

import app.boundaries.Call.Method;
import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** One transaction is one module's: others are asked before it opens, or after it is committed. */
final class CallsInTransaction {

    static final Rule RULE = new Rule(
            "transaction",
            "lifted out, the other module does not take part: its work stays when this transaction rolls back, and"
                    + " while it is slow this one holds its connection and its locks",
            "ask the other module before the transaction opens, or publish an event in it and call the other module"
                    + " from a listener with propagation = NOT_SUPPORTED",
            CallsInTransaction::inspect);

    private final Code code;
    private final Calls calls;
    private final Others others;
    private final Transaction transaction;
    private final Module module;
    private final Set<Method> seen = new HashSet<>();
    private final List<Finding> found = new ArrayList<>();

    private CallsInTransaction(Code code, Calls calls, Others others, Transaction transaction, Module module) {
        this.code = code;
        this.calls = calls;
        this.others = others;
        this.transaction = transaction;
        this.module = module;
    }

    private static Inspection inspect(Code code) {
        var calls = Calls.in(code);
        var others = new Others(code, calls);
        var transactions = Transaction.in(code, calls);
        var findings = new ArrayList<Finding>();
        for (var transaction : transactions) {
            code.modules()
                    .owner(transaction.opener().owner())
                    .map(module -> new CallsInTransaction(code, calls, others, transaction, module))
                    .ifPresent(it -> findings.addAll(it.follow()));
        }
        return Inspection.of(transactions, findings);
    }

    private List<Finding> follow() {
        follow(transaction.opener(), transaction.calls());
        return found;
    }

    private void follow(Method caller, List<Call> made) {
        for (var call : made) {
            var other = others.asked(module, call.target());
            other.ifPresent(it -> found.add(finding(caller, call, it)));
            if (other.isEmpty()) {
                calls.run(call.target())
                        .filter(next -> module.owns(next.owner()) && seen.add(next))
                        .toList()
                        .forEach(next -> follow(next, calls.of(next)));
            }
        }
    }

    private Finding finding(Method caller, Call call, Module other) {
        var at = calls.owner(caller)
                .map(type -> code.at(type, call.line()))
                .orElseThrow(() -> new IllegalStateException(caller + " is no method of the project"));
        return new Finding(
                title(caller) + " calls " + title(call.target()) + " of " + other.name()
                        + " inside the transaction that " + title(transaction.opener()) + " opens",
                at);
    }

    /** As a reader of the source calls it: lambdas and unnamed classes by the method in which they stand. */
    private String title(Method method) {
        var around = calls.owner(method)
                .filter(type -> type.isAnonymousClass() || type.isLocalClass())
                .flatMap(JavaClass::getEnclosingCodeUnit)
                .map(unit -> new Method(unit.getOwner().getName(), unit.getName(), ""));
        return around.map(this::title).orElseGet(() -> simple(method));
    }

    private static String simple(Method method) {
        var type = method.owner().substring(method.owner().lastIndexOf('.') + 1).replace('$', '.');
        var name = method.name().replaceFirst("^lambda\\$(.+)\\$\\d+$", "$1");
        return type + "." + (Set.of("<init>", "new", "<clinit>", "static").contains(name) ? "new" : name);
    }
}

import app.runtime.readiness.ModuleReport.Call;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Calls to other modules that may happen inside a transaction: followed from where transactions begin, through the
 * module's own methods, without running anything. What is called through reflection is not seen.
 */
final class TransactionReach {

    private static final List<String> TRANSACTIONAL = List.of(
            "org/springframework/transaction/annotation/Transactional",
            "jakarta/transaction/Transactional",
            EventFlows.LISTENER);
    private static final String STATUS = "org/springframework/transaction/TransactionStatus";

    private final Code code;
    private final FacadeCalls facades;
    private final Map<String, List<CodeMethod>> targets = new HashMap<>();

    TransactionReach(Code code, FacadeCalls facades) {
        this.code = code;
        this.facades = facades;
        for (var type : code.classes().values()) {
            for (var method : type.methods()) {
                names(type)
                        .forEach(name -> targets.computeIfAbsent(
                                        name + "." + method.name() + method.descriptor(), _ -> new ArrayList<>())
                                .add(method));
            }
        }
    }

    /** The calls of a module, each with its place. */
    List<Call> of(String module) {
        var found = new ArrayList<Call>();
        var seen = new HashSet<String>();
        var open = new ArrayDeque<CodeMethod>(beginnings(code.of(module)));
        while (!open.isEmpty()) {
            var method = open.pop();
            if (seen.add(method.key())) {
                for (var invocation : method.invocations()) {
                    facades.call(code.classes().get(method.owner()), invocation)
                            .ifPresentOrElse(found::add, () -> open.addAll(inside(module, invocation)));
                }
            }
        }
        return found;
    }

    private List<CodeMethod> inside(String module, CodeMethod.Invocation invocation) {
        return targets.getOrDefault(invocation.key(), List.of()).stream()
                .filter(method -> code.moduleOf(method.owner()).equals(Optional.of(module)))
                .toList();
    }

    private List<CodeMethod> beginnings(List<CodeClass> classes) {
        var annotated = classes.stream()
                .flatMap(type -> type.methods().stream()
                        .filter(method -> opensTransaction(method.marks())
                                || opensTransaction(type.marks())
                                        && method.marks().all().isEmpty()));
        var callbacks = classes.stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> method.invocations().stream())
                .filter(invocation -> invocation.lambdaParameters().contains(STATUS))
                .flatMap(invocation -> targets.getOrDefault(invocation.key(), List.of()).stream());
        return Stream.concat(annotated, callbacks).toList();
    }

    private static boolean opensTransaction(Marks marks) {
        return TRANSACTIONAL.stream()
                .flatMap(type -> marks.find(type).stream())
                .anyMatch(mark -> mark.text("propagation", "value")
                        .filter(List.of("NOT_SUPPORTED", "NEVER")::contains)
                        .isEmpty());
    }

    /** The class and what it extends and implements: a call through any of these may reach its methods. */
    private Stream<String> names(CodeClass type) {
        return Stream.concat(
                Stream.of(type.name()),
                type.supertypes().stream()
                        .flatMap(name -> Optional.ofNullable(code.classes().get(name)).stream())
                        .flatMap(this::names));
    }
}

import app.runtime.readiness.ModuleReport.Call;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Who calls which facade. A facade is an interface in the root package of a module that anybody may implement; a call
 * goes to the module that implements it, which is not always the one that owns it.
 */
final class FacadeCalls {

    private static final String EXCHANGE = "org/springframework/web/service/annotation/";

    private final Code code;
    private final Map<String, CodeClass> facades = new TreeMap<>();

    FacadeCalls(Code code) {
        this.code = code;
        code.modules().stream()
                .flatMap(module -> code.of(module).stream())
                .filter(type -> type.isOpenInterface() && code.isInRoot(type))
                .filter(type -> type.methods().stream().anyMatch(CodeMethod::isAbstract))
                .forEach(type -> facades.put(type.name(), type));
    }

    List<Call> all() {
        var sites = new TreeMap<Call, List<String>>(Comparator.comparing(Call::from)
                .thenComparing(Call::to)
                .thenComparing(Call::facade)
                .thenComparing(Call::method));
        for (var type : code.classes().values()) {
            for (var method : type.methods()) {
                for (var invocation : method.invocations()) {
                    call(type, invocation)
                            .ifPresent(call -> sites.computeIfAbsent(call, _ -> new ArrayList<>())
                                    .add(type.sourceFile() + ":" + invocation.line()));
                }
            }
        }
        return sites.entrySet().stream()
                .map(entry -> with(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** The call of another module that an invocation is, if it is one; its only site is that of the invocation. */
    Optional<Call> call(CodeClass caller, CodeMethod.Invocation invocation) {
        var facade = facades.get(invocation.owner());
        var from = code.moduleOf(caller.name());
        if (facade == null || from.isEmpty()) {
            return Optional.empty();
        }
        return implementor(facade)
                .filter(to -> !to.equals(from.get()))
                .map(to -> new Call(
                        from.get(),
                        to,
                        facade.simpleName(),
                        invocation.name(),
                        exchange(facade, invocation),
                        List.of(caller.sourceFile() + ":" + invocation.line())));
    }

    List<CodeClass> facadesOf(String module) {
        return facades.values().stream()
                .filter(type -> code.moduleOf(type.name()).orElseThrow().equals(module))
                .toList();
    }

    /** What a method is over HTTP; empty if nothing maps it. */
    static Optional<String> exchange(CodeClass facade, CodeMethod method) {
        var prefix = facade.marks().find(EXCHANGE + "HttpExchange").flatMap(mark -> mark.text("value", "url"));
        return method.marks().all().stream()
                .filter(mark -> mark.type().startsWith(EXCHANGE))
                .map(mark -> verb(mark) + " " + prefix.orElse("")
                        + mark.text("value", "url").orElse(""))
                .findFirst();
    }

    private static String verb(Marks.Mark mark) {
        var name =
                mark.type().substring(EXCHANGE.length()).replace("Exchange", "").toUpperCase();
        return name.equals("HTTP") ? mark.text("method").orElse("") : name;
    }

    private static String exchange(CodeClass facade, CodeMethod.Invocation invocation) {
        return facade.methods().stream()
                .filter(method -> method.name().equals(invocation.name())
                        && method.descriptor().equals(invocation.descriptor()))
                .flatMap(method -> exchange(facade, method).stream())
                .findFirst()
                .orElse("");
    }

    private Optional<String> implementor(CodeClass facade) {
        return Stream.concat(
                        code.classes().values().stream()
                                .filter(type -> type.supertypes().contains(facade.name()))
                                .flatMap(type -> code.moduleOf(type.name()).stream()),
                        code.moduleOf(facade.name()).stream())
                .findFirst();
    }

    private static Call with(Call call, List<String> sites) {
        return new Call(
                call.from(),
                call.to(),
                call.facade(),
                call.method(),
                call.exchange(),
                sites.stream().sorted().toList());
    }
}

package app.boundaries;

import app.boundaries.Call.Method;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaEnumConstant;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Code that runs in a transaction: a method that says so, or work that is given to what runs it in one.
 *
 * @param opener the method that opens it
 * @param calls what is called first inside
 */
record Transaction(Method opener, List<Call> calls) {

    private static final List<String> ANNOTATIONS =
            List.of("org.springframework.transaction.annotation.Transactional", "jakarta.transaction.Transactional");

    private static final Set<String> WITHOUT = Set.of("NOT_SUPPORTED", "NEVER", "SUPPORTS");

    /** Work is given to a transaction as one of these; what is made of such a type runs in one. */
    private static final Set<String> WORK = Set.of(
            "org.springframework.transaction.support.TransactionCallback",
            "org.jooq.ContextTransactionalCallable",
            "org.jooq.ContextTransactionalRunnable",
            "org.jooq.TransactionalRunnable",
            "org.jooq.TransactionalCallable");

    private static final String STATUS = "org.springframework.transaction.TransactionStatus";

    private static final String MANAGER = "org.springframework.transaction.PlatformTransactionManager";

    static List<Transaction> in(Code code, Calls calls) {
        var types = code.modules().all().stream()
                .flatMap(module -> code.classesOf(module).stream())
                .toList();
        var annotated = types.stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(Transaction::isTransactional)
                .map(method -> new Method(method.getOwner().getName(), method.getName(), method.getDescriptor()))
                .map(method -> new Transaction(method, calls.of(method)));
        var found = new ArrayList<>(annotated.toList());
        types.stream()
                .filter(type -> WORK.stream().anyMatch(type::isAssignableTo) || takesStatus(type))
                .flatMap(type -> ofUnnamed(type, calls))
                .forEach(found::add);
        calls.byMethod().forEach((method, made) -> found.addAll(within(method, made, calls)));
        return found;
    }

    /** Lambdas that are work for a transaction, and what stands between its begin and its end. */
    private static List<Transaction> within(Method method, List<Call> made, Calls calls) {
        var found = new ArrayList<Transaction>();
        made.stream()
                .filter(call -> isWork(call.callback()))
                .map(call -> new Transaction(method, List.of(new Call(call.target(), call.line(), ""))))
                .forEach(found::add);
        var names = made.stream()
                .map(call -> isManager(call, calls) ? call.target().name() : "")
                .toList();
        var begin = names.indexOf("getTransaction");
        var end = Math.max(names.lastIndexOf("commit"), names.lastIndexOf("rollback"));
        if (begin >= 0) {
            found.add(new Transaction(method, made.subList(begin, end < begin ? made.size() : end)));
        }
        return found;
    }

    private static boolean isWork(String callback) {
        return WORK.stream().anyMatch(work -> callback.startsWith(work + "(")) || callback.endsWith("(" + STATUS + ")");
    }

    private static boolean isManager(Call call, Calls calls) {
        return call.target().owner().equals(MANAGER)
                || calls.owner(call.target())
                        .filter(it -> it.isAssignableTo(MANAGER))
                        .isPresent();
    }

    private static boolean takesStatus(JavaClass type) {
        return type.getMethods().stream()
                .anyMatch(method -> method.getName().equals("accept")
                        && method.getRawParameterTypes().stream()
                                .anyMatch(it -> it.getName().equals(STATUS)));
    }

    private static Stream<Transaction> ofUnnamed(JavaClass type, Calls calls) {
        return type.getMethods().stream()
                .map(method -> new Method(type.getName(), method.getName(), method.getDescriptor()))
                .map(method -> new Transaction(method, calls.of(method)));
    }

    private static boolean isTransactional(JavaMethod method) {
        var hidden = Stream.of(JavaModifier.PRIVATE, JavaModifier.STATIC, JavaModifier.SYNTHETIC)
                .anyMatch(method.getModifiers()::contains);
        return says(method)
                .or(() -> hidden ? Optional.empty() : inherited(method.getOwner(), method))
                .orElse(false);
    }

    /** By its class, or by what its class is: the nearest that says anything decides. */
    private static Optional<Boolean> inherited(JavaClass owner, JavaMethod method) {
        var interfaces = owner.getAllRawInterfaces().stream();
        return Stream.concat(owner.getClassHierarchy().stream(), interfaces)
                .flatMap(type -> type.tryGetMethod(method.getName(), names(method)).stream()
                        .flatMap(it -> says(it).stream())
                        .findFirst()
                        .or(() -> says(type))
                        .stream())
                .findFirst();
    }

    private static String[] names(JavaMethod method) {
        return method.getRawParameterTypes().stream().map(JavaClass::getName).toArray(String[]::new);
    }

    private static Optional<Boolean> says(HasAnnotations<?> element) {
        return ANNOTATIONS.stream()
                .flatMap(name -> Annotations.leadingTo(element, name).map(it -> opens(it, name)).stream())
                .findFirst();
    }

    private static boolean opens(JavaAnnotation<?> annotation, String name) {
        return Stream.of("propagation", "value")
                .flatMap(attribute -> Annotations.written(annotation, name, attribute).stream())
                .noneMatch(it -> it instanceof JavaEnumConstant how && WITHOUT.contains(how.name()));
    }
}

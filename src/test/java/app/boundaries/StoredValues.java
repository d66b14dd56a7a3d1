package app.boundaries;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import java.lang.classfile.ClassModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LoadInstruction;
import java.lang.classfile.instruction.ReturnInstruction;
import java.lang.classfile.instruction.StoreInstruction;
import java.lang.classfile.instruction.TypeCheckInstruction;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** What the initialiser of a class puts into its static fields, each value by the instruction that makes it. */
final class StoredValues {

    private static final Set<String> UNMODIFIABLE = Set.of(
            "List.of", "List.copyOf", "Set.of", "Set.copyOf", "Map.of", "Map.copyOf", "Map.ofEntries", "Stream.toList");

    private static final int DEEPEST = 3;

    private final Code code;
    private final ClassModel model;
    private final Map<String, JavaClass> types;

    StoredValues(Code code, JavaClass type) {
        this.code = code;
        this.model = code.bytecode().of(type);
        this.types = type.getDirectDependenciesFromSelf().stream()
                .map(Dependency::getTargetClass)
                .distinct()
                .collect(Collectors.toUnmodifiableMap(JavaClass::getName, Function.identity()));
    }

    /** What the field is given that can change: a type, or what makes such a collection. */
    Optional<String> changing(JavaField field) {
        return ends(
                        "<clinit>",
                        it -> it instanceof FieldInstruction store
                                && store.opcode() == Opcode.PUTSTATIC
                                && store.name().equalsString(field.getName())
                                && store.owner().equals(model.thisClass()),
                        0)
                .findFirst();
    }

    private Stream<String> ends(String method, Predicate<Instruction> end, int depth) {
        return model.methods().stream()
                .filter(it -> it.methodName().equalsString(method))
                .flatMap(it -> it.code().stream())
                .map(body -> StreamSupport.stream(body.spliterator(), false)
                        .filter(Instruction.class::isInstance)
                        .map(Instruction.class::cast)
                        .toList())
                .flatMap(body -> IntStream.range(1, body.size())
                        .filter(index -> end.test(body.get(index)))
                        .boxed()
                        .flatMap(index -> made(body, index - 1, depth).stream()));
    }

    /** What the instruction at this place leaves behind, if it can change. */
    private Optional<String> made(List<Instruction> body, int index, int depth) {
        return switch (body.get(index)) {
            case TypeCheckInstruction _ -> made(body, index - 1, depth);
            case LoadInstruction load ->
                IntStream.iterate(index - 1, it -> it > 0, it -> it - 1)
                        .filter(it -> body.get(it) instanceof StoreInstruction store && store.slot() == load.slot())
                        .boxed()
                        .findFirst()
                        .flatMap(it -> made(body, it - 1, depth));
            case InvokeInstruction call when call.name().equalsString("collect") -> collected(body.get(index - 1));
            case InvokeInstruction call
            when call.name().equalsString("<init>") ->
                Optional.of(Publications.binaryName(call.owner().asSymbol())).filter(this::changes);
            case InvokeInstruction call
            when call.owner().equals(model.thisClass()) && depth < DEEPEST ->
                ends(call.name().stringValue(), ReturnInstruction.class::isInstance, depth + 1)
                        .findFirst();
            case InvokeInstruction call -> answered(call);
            default -> Optional.empty();
        };
    }

    private static Optional<String> collected(Instruction before) {
        return before instanceof InvokeInstruction collector
                        && collector
                                .name()
                                .stringValue()
                                .matches("to(List|Set|Map|ConcurrentMap|Collection)|.*(groupingBy|partitioningBy).*")
                ? Optional.of("Collectors." + collector.name().stringValue())
                : Optional.empty();
    }

    /** A collection of the JDK's can change unless its maker is known for what cannot. */
    private Optional<String> answered(InvokeInstruction call) {
        var owner = Publications.binaryName(call.owner().asSymbol());
        var type = Publications.binaryName(call.typeSymbol().returnType());
        var maker =
                owner.substring(owner.lastIndexOf('.') + 1) + "." + call.name().stringValue();
        if (changes(type)) {
            return Optional.of(type);
        }
        return owner.startsWith("java.util.")
                        && Mutable.loaded(type).filter(Mutable::isCollection).isPresent()
                        && !UNMODIFIABLE.contains(maker)
                        && !maker.matches("Collections\\.(unmodifiable|empty|singleton|nCopies).*")
                ? Optional.of(maker)
                : Optional.empty();
    }

    private boolean changes(String name) {
        return Mutable.isInJdk(name)
                || Optional.ofNullable(types.get(name))
                        .filter(it -> Mutable.is(code, it))
                        .isPresent();
    }
}

package app.boundaries;

import app.boundaries.Call.Method;
import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.CodeModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** Who calls what, as the class files have it: lambdas count as called where they are made. */
final class Calls {

    private static final Set<String> OF_OBJECT = Set.of("equals", "hashCode", "toString", "getClass");

    private final Code code;
    private final SequencedMap<Method, List<Call>> byMethod = new LinkedHashMap<>();

    private Calls(Code code) {
        this.code = code;
    }

    static Calls in(Code code) {
        var calls = new Calls(code);
        for (var type : code.classes()) {
            code.bytecode().of(type).methods().forEach(method -> calls.add(type, method));
        }
        return calls;
    }

    SequencedMap<Method, List<Call>> byMethod() {
        return byMethod;
    }

    List<Call> of(Method method) {
        return byMethod.getOrDefault(method, List.of());
    }

    Optional<JavaClass> owner(Method method) {
        return Optional.of(method.owner()).filter(code.classes()::contain).map(code.classes()::get);
    }

    /** The type of the project that declares what is called, which may be one that the owner extends. */
    Optional<JavaClass> declaring(Method method) {
        return owner(method).stream()
                .flatMap(owner ->
                        Stream.concat(owner.getClassHierarchy().stream(), owner.getAllRawInterfaces().stream()))
                .filter(type -> byMethod.containsKey(method.in(type.getName())))
                .findFirst()
                .filter(_ -> !OF_OBJECT.contains(method.name()));
    }

    /** What may run: the method where it is declared, and all that override it; of an unnamed class everything. */
    Stream<Method> run(Method method) {
        var declared = declaring(method).stream().map(type -> method.in(type.getName()));
        var overriding = method.isConstructor()
                ? unnamed(method)
                : owner(method).stream()
                        .flatMap(type -> type.getAllSubclasses().stream())
                        .map(type -> method.in(type.getName()));
        return Stream.concat(declared, overriding).filter(byMethod::containsKey);
    }

    private Stream<Method> unnamed(Method constructor) {
        return owner(constructor).stream()
                .filter(type -> type.isAnonymousClass() || type.isLocalClass())
                .flatMap(type ->
                        byMethod.keySet().stream().filter(it -> it.owner().equals(type.getName())));
    }

    private void add(JavaClass type, MethodModel method) {
        var name = new Method(
                type.getName(),
                method.methodName().stringValue(),
                method.methodType().stringValue());
        byMethod.put(name, method.code().map(Calls::in).orElse(List.of()));
    }

    private static List<Call> in(CodeModel body) {
        var calls = new ArrayList<Call>();
        var line = 0;
        for (var element : body) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case InvokeInstruction call -> calls.add(new Call(target(call), line, ""));
                case InvokeDynamicInstruction lambda -> lambda(lambda, line).ifPresent(calls::add);
                default -> {}
            }
        }
        return List.copyOf(calls);
    }

    private static Method target(InvokeInstruction call) {
        return new Method(
                Publications.binaryName(call.owner().asSymbol()),
                call.name().stringValue(),
                call.type().stringValue());
    }

    /** A lambda is made with its shape, its body and its parameters as they are where it is used. */
    private static Optional<Call> lambda(InvokeDynamicInstruction made, int line) {
        List<ConstantDesc> arguments = made.bootstrapArgs();
        return arguments.size() >= 3
                        && arguments.get(1) instanceof DirectMethodHandleDesc body
                        && arguments.get(2) instanceof MethodTypeDesc shape
                ? Optional.of(
                        new Call(target(body), line, purpose(made.typeSymbol().returnType(), shape)))
                : Optional.empty();
    }

    private static Method target(DirectMethodHandleDesc body) {
        var isConstructor = body.kind() == DirectMethodHandleDesc.Kind.CONSTRUCTOR;
        return new Method(
                Publications.binaryName(body.owner()),
                isConstructor ? "<init>" : body.methodName(),
                body.lookupDescriptor());
    }

    private static String purpose(ClassDesc type, MethodTypeDesc shape) {
        var parameters =
                shape.parameterList().stream().map(Publications::binaryName).toList();
        return Publications.binaryName(type) + "(" + String.join(",", parameters) + ")";
    }
}

import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayList;
import java.util.List;

/** A method, and what it invokes: by itself, or by a lambda or a method reference that it makes. */
record CodeMethod(
        String owner, String name, String descriptor, boolean isAbstract, Marks marks, List<Invocation> invocations) {

    static CodeMethod of(String owner, MethodModel method) {
        var invocations = new ArrayList<Invocation>();
        method.code().ifPresent(code -> {
            var line = 0;
            for (CodeElement element : code) {
                switch (element) {
                    case LineNumber number -> line = number.line();
                    case InvokeInstruction call ->
                        invocations.add(new Invocation(
                                call.owner().asInternalName(),
                                call.name().stringValue(),
                                call.type().stringValue(),
                                line,
                                List.of()));
                    case InvokeDynamicInstruction made -> invocations.addAll(Invocation.of(made, line));
                    default -> {}
                }
            }
        });
        return new CodeMethod(
                owner,
                method.methodName().stringValue(),
                method.methodType().stringValue(),
                method.flags().has(AccessFlag.ABSTRACT),
                Marks.of(method),
                invocations);
    }

    String key() {
        return owner + "." + name + descriptor;
    }

    /** The types of its parameters, with slashes. */
    List<String> parameters() {
        return MethodTypeDesc.ofDescriptor(descriptor).parameterList().stream()
                .map(CodeMethod::internalName)
                .toList();
    }

    private static String internalName(ClassDesc type) {
        var descriptor = type.descriptorString();
        return type.isClassOrInterface() ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    /** @param lambdaParameters of the functional interface as it is used there; empty for a plain call */
    record Invocation(String owner, String name, String descriptor, int line, List<String> lambdaParameters) {

        static List<Invocation> of(InvokeDynamicInstruction made, int line) {
            var parameters = made.bootstrapArgs().stream()
                    .filter(MethodTypeDesc.class::isInstance)
                    .map(MethodTypeDesc.class::cast)
                    .flatMap(type -> type.parameterList().stream())
                    .map(CodeMethod::internalName)
                    .toList();
            return made.bootstrapArgs().stream()
                    .filter(DirectMethodHandleDesc.class::isInstance)
                    .map(DirectMethodHandleDesc.class::cast)
                    .map(handle -> new Invocation(
                            internalName(handle.owner()),
                            handle.methodName(),
                            handle.lookupDescriptor(),
                            line,
                            parameters))
                    .toList();
        }

        String key() {
            return owner + "." + name + descriptor;
        }
    }
}

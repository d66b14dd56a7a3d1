package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.CodeModel;
import java.lang.classfile.Instruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The types of the project that are published where they are made, as in {@code publishEvent(new OrderPlaced(…))}. */
final class Publications {

    private Publications() {}

    static Set<JavaClass> in(Code code) {
        var found = new HashSet<JavaClass>();
        for (var type : code.classes()) {
            code.bytecode().of(type).methods().stream()
                    .flatMap(method -> method.code().stream())
                    .flatMap(body -> published(body).stream())
                    .filter(code.classes()::contain)
                    .forEach(name -> found.add(code.classes().get(name)));
        }
        return found;
    }

    private static List<String> published(CodeModel body) {
        var found = new ArrayList<String>();
        Optional<String> made = Optional.empty();
        for (var element : body) {
            if (element instanceof Instruction instruction) {
                var call = instruction instanceof InvokeInstruction it
                        ? Optional.of(it)
                        : Optional.<InvokeInstruction>empty();
                if (call.filter(it -> it.name().equalsString("publishEvent")).isPresent()) {
                    made.ifPresent(found::add);
                }
                made = call.map(Publications::result).map(Publications::binaryName);
            }
        }
        return found;
    }

    private static ClassDesc result(InvokeInstruction call) {
        return call.name().equalsString("<init>")
                ? call.owner().asSymbol()
                : call.typeSymbol().returnType();
    }

    static String binaryName(ClassDesc type) {
        return type.isClassOrInterface()
                ? type.descriptorString()
                        .substring(1, type.descriptorString().length() - 1)
                        .replace('/', '.')
                : type.displayName();
    }
}

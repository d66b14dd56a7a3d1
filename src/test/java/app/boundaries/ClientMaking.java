package app.boundaries;

import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.classfile.instruction.LineNumber;
import java.lang.constant.ClassDesc;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A type that is named, as a class object, in a method that makes HTTP clients of such.
 *
 * @param type the name of the interface that the client is made of
 */
record ClientMaking(String type, int line) {

    private static final List<String> LIBRARIES = List.of(
            "org.springframework.web.service.",
            "org.springframework.cloud.openfeign.",
            "org.eclipse.microprofile.rest.client.",
            "feign.",
            "retrofit2.");

    static List<ClientMaking> in(ClassModel model) {
        return model.methods().stream()
                .flatMap(method -> method.code().stream())
                .filter(ClientMaking::makesClients)
                .flatMap(body -> named(body).stream())
                .toList();
    }

    private static boolean makesClients(CodeModel body) {
        return StreamSupport.stream(body.spliterator(), false)
                .filter(InvokeInstruction.class::isInstance)
                .map(it ->
                        Publications.binaryName(((InvokeInstruction) it).owner().asSymbol()))
                .anyMatch(owner -> LIBRARIES.stream().anyMatch(owner::startsWith));
    }

    private static List<ClientMaking> named(CodeModel body) {
        var found = new ArrayList<ClientMaking>();
        var line = 0;
        for (var element : body) {
            switch (element) {
                case LineNumber number -> line = number.line();
                case ConstantInstruction constant
                when constant.constantValue() instanceof ClassDesc named ->
                    found.add(new ClientMaking(Publications.binaryName(named), line));
                default -> {}
            }
        }
        return found;
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;
import java.lang.classfile.Attributes;
import java.util.List;
import java.util.Optional;

/** The sealed types of the project. An enum is none, although the compiler seals one whose constants have bodies. */
record SealedTypes(Code code, List<JavaClass> all) {

    static SealedTypes in(Code code) {
        return new SealedTypes(
                code,
                code.classes().stream()
                        .filter(type -> !type.isEnum() && is(code, type))
                        .toList());
    }

    static boolean is(Code code, JavaClass type) {
        return code.bytecode()
                .of(type)
                .findAttribute(Attributes.permittedSubclasses())
                .isPresent();
    }

    /** The types of a record's components, where they are sealed. */
    List<Optional<JavaClass>> components(JavaClass type) {
        return code.bytecode().of(type).findAttribute(Attributes.record()).stream()
                .flatMap(it -> it.components().stream())
                .map(it -> Publications.binaryName(it.descriptorSymbol()))
                .map(name ->
                        all.stream().filter(it -> it.getName().equals(name)).findFirst())
                .toList();
    }
}

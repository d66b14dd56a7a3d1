package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.List;
import java.util.stream.Stream;

/** A module's API mentions nothing that a consumer in another process could not have. */
final class ApiLeaks {

    static final Rule RULE = new Rule(
            "api-leaks",
            "what the API mentions every consumer must have, and it must survive the way to another process",
            "mention only the JDK, types of the module's own API and of the APIs that it may use, and the annotations"
                    + " of Spring's HTTP interface: return a view, take a command",
            ApiLeaks::inspect);

    private static final List<String> WELCOME = List.of(
            "java.",
            "org.jspecify.",
            "org.springframework.web.service.annotation.",
            "org.springframework.web.bind.annotation.",
            "org.springframework.modulith.",
            "org.jmolecules.");

    private ApiLeaks() {}

    private static Inspection inspect(Code code) {
        var api = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream().filter(type -> module.exposes(type.getName())))
                .filter(type -> !type.getSimpleName().equals("package-info") && isVisible(type))
                .toList();
        return Inspection.of(
                api, api.stream().flatMap(type -> leaks(code, type)).distinct().toList());
    }

    private static boolean isVisible(JavaClass type) {
        return !type.isAnonymousClass()
                && !type.isLocalClass()
                && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }

    private static Stream<Finding> leaks(Code code, JavaClass type) {
        var module = code.modules().owner(type).orElseThrow();
        return mentioned(type)
                .map(JavaClass::getBaseComponentType)
                .filter(mention -> !mention.isPrimitive() && !isWelcome(code, module, mention))
                .map(mention -> new Finding(
                        type.getName() + " is API of " + module.name() + ", but mentions " + mention.getName(),
                        place(code, type, mention)));
    }

    private static Stream<JavaClass> mentioned(JavaClass type) {
        var supertypes = Stream.concat(type.getSuperclass().stream(), type.getInterfaces().stream())
                .flatMap(ApiLeaks::involved);
        var bounds = type.getTypeParameters().stream().flatMap(ApiLeaks::involved);
        var members = type.getMembers().stream()
                .filter(member -> !member.getModifiers().contains(JavaModifier.PRIVATE)
                        && !member.getModifiers().contains(JavaModifier.SYNTHETIC))
                .flatMap(ApiLeaks::mentioned);
        return Stream.of(supertypes, bounds, annotations(type), members).flatMap(it -> it);
    }

    private static Stream<JavaClass> mentioned(JavaMember member) {
        if (!(member instanceof JavaCodeUnit unit)) {
            var field = (JavaField) member;
            return Stream.concat(involved(field.getType()), annotations(field));
        }
        var types = Stream.concat(Stream.of(unit.getReturnType()), unit.getParameterTypes().stream())
                .flatMap(ApiLeaks::involved);
        var bounds = unit.getTypeParameters().stream().flatMap(ApiLeaks::involved);
        var thrown = unit.getThrowsClause().getTypes().stream();
        var onParameters = unit.getParameters().stream().flatMap(ApiLeaks::annotations);
        return Stream.of(types, bounds, thrown, annotations(unit), onParameters).flatMap(it -> it);
    }

    private static Stream<JavaClass> involved(JavaType type) {
        return type.getAllInvolvedRawTypes().stream();
    }

    private static Stream<JavaClass> annotations(HasAnnotations<?> annotated) {
        return annotated.getAnnotations().stream().map(annotation -> annotation.getRawType());
    }

    private static boolean isWelcome(Code code, Module module, JavaClass mention) {
        var name = mention.getName();
        return code.modules()
                .owner(name)
                .map(owner -> owner.exposes(name) && module.mayUse(owner, name))
                .orElseGet(() -> WELCOME.stream().anyMatch(name::startsWith));
    }

    private static Location place(Code code, JavaClass type, JavaClass mention) {
        var file = code.sources().fileOf(type);
        return new Location(file, code.sources().mention(file, mention.getSimpleName()));
    }
}

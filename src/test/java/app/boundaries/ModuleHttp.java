package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** Modules talk to each other through facades; whether that goes over HTTP is not theirs to decide. */
final class ModuleHttp {

    static final Rule RULE = new Rule(
            "module-http",
            "a call that is built by hand has none of what the facade's has (deadline, breaker, retries, token, trace),"
                    + " and fails in the single process, where nobody answers it",
            "take the other module's facade as a constructor parameter: the bean or the HTTP client is put in there",
            ModuleHttp::inspect);

    private final Code code;
    private final Routes routes;

    private ModuleHttp(Code code) {
        this.code = code;
        this.routes = new Routes(code);
    }

    private static Inspection inspect(Code code) {
        var rule = new ModuleHttp(code);
        var strings = code.bytecode().strings().stream()
                .filter(it -> it.value().contains("/") && rule.isInside(it.type()))
                .toList();
        var types = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream())
                .filter(rule::isInside)
                .toList();
        var findings = Stream.of(
                        strings.stream().flatMap(it -> rule.address(it).stream()),
                        types.stream().filter(Routes::isClient).flatMap(rule::client),
                        types.stream().flatMap(rule::facadeClients))
                .flatMap(it -> it)
                .toList();
        return new Inspection(strings.size() + types.size(), findings);
    }

    /** In a closed module, but not part of what it offers. */
    private boolean isInside(JavaClass type) {
        return code.modules()
                .owner(type)
                .filter(module -> !module.open() && !module.exposes(type.getName()))
                .isPresent();
    }

    private Module own(JavaClass type) {
        return code.modules().owner(type).orElseThrow();
    }

    /** What a mapping says is read with the mapping. */
    private Optional<Finding> address(StringConstant string) {
        var type = string.type();
        var mapped = Stream.concat(Stream.<HasAnnotations<?>>of(type), type.getMethods().stream())
                .flatMap(it -> Routes.paths(it).stream());
        return mapped.anyMatch(string.value()::equals)
                ? Optional.empty()
                : routes.addressed(own(type), string.value())
                        .map(other -> new Finding(
                                type.getName() + " addresses " + other.name() + " by \""
                                        + string.value().replace(StringConstant.GAP, '…') + "\"",
                                code.at(string)));
    }

    private Stream<Finding> client(JavaClass type) {
        var own = own(type);
        var whole = Routes.paths(type).stream()
                .flatMap(path -> routes.addressed(own, path).stream())
                .findFirst();
        if (whole.isPresent()) {
            return Stream.of(client(type, whole.get(), code.at(type, 0)));
        }
        return type.getMethods().stream()
                .flatMap(method -> Routes.paths(method).stream()
                        .flatMap(path -> Routes.prefixes(type).stream().map(prefix -> Routes.join(prefix, path)))
                        .flatMap(path -> routes.addressed(own, path).stream())
                        .map(other -> client(type, other, code.at(method))));
    }

    private static Finding client(JavaClass type, Module other, Location at) {
        return new Finding(type.getName() + " is an HTTP client of its own for " + other.name(), at);
    }

    /** Made in code, or by the annotation that has Spring make them. */
    private Stream<Finding> facadeClients(JavaClass type) {
        var made = ClientMaking.in(code.bytecode().of(type)).stream()
                .flatMap(it -> facadeClient(type, it.type(), code.at(type, it.line())));
        var imported = type.getAnnotations().stream()
                .filter(it -> it.getRawType().getSimpleName().equals("ImportHttpServices"))
                .flatMap(it -> Stream.of("value", "types")
                        .flatMap(attribute -> it.tryGetExplicitlyDeclaredProperty(attribute).stream()))
                .flatMap(it -> it instanceof Object[] several ? Arrays.stream(several) : Stream.of(it))
                .filter(JavaClass.class::isInstance)
                .flatMap(it -> facadeClient(type, ((JavaClass) it).getName(), code.at(type, 0)));
        return Stream.concat(made, imported);
    }

    private Stream<Finding> facadeClient(JavaClass type, String called, Location at) {
        return Stream.of(called)
                .filter(code.classes()::contain)
                .flatMap(name -> code.classes().get(name).getAllClassesSelfIsAssignableTo().stream())
                .filter(facade -> facade.isInterface() && Routes.isClient(facade))
                .flatMap(facade -> code.modules().owner(facade).stream()
                        .filter(other -> !other.equals(own(type)) && !other.open() && other.exposes(facade.getName()))
                        .map(other -> new Finding(
                                type.getName() + " makes an HTTP client for " + facade.getSimpleName() + " of "
                                        + other.name(),
                                at)));
    }
}

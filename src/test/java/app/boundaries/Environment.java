package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import java.util.stream.Stream;

/** Settings reach a module through its settings record alone. */
final class Environment {

    static final Rule RULE = new Rule(
            "environment",
            "a service that is lifted out gets the settings that are declared; one that is read on the side is missed,"
                    + " at night, in production",
            "declare it in the module's settings record, and take that",
            Environment::inspect);

    private static final Set<String> READERS =
            Set.of("getenv", "getProperty", "getProperties", "getInteger", "getLong", "getBoolean");

    private static final Set<String> OWNERS =
            Set.of("java.lang.System", "java.lang.Integer", "java.lang.Long", "java.lang.Boolean");

    private static final Set<String> TYPES = Set.of(
            "org.springframework.beans.factory.annotation.Value",
            "org.springframework.core.env.Environment",
            "org.springframework.core.env.ConfigurableEnvironment",
            "org.springframework.core.env.PropertyResolver",
            "org.springframework.context.EnvironmentAware");

    private Environment() {}

    private static Inspection inspect(Code code) {
        var types = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream())
                .toList();
        return Inspection.of(
                types, types.stream().flatMap(type -> readings(code, type)).toList());
    }

    private static Stream<Finding> readings(Code code, JavaClass type) {
        var calls = type.getAccessesFromSelf().stream()
                .filter(access ->
                        OWNERS.contains(access.getTargetOwner().getName()) && READERS.contains(access.getName()))
                .map(access -> calling(code, type, access));
        var uses = type.getDirectDependenciesFromSelf().stream()
                .filter(dependency -> TYPES.contains(dependency.getTargetClass().getName()))
                .map(dependency -> using(code, type, dependency));
        return Stream.concat(calls, uses).distinct();
    }

    private static Finding calling(Code code, JavaClass type, JavaAccess<?> access) {
        var owner = access.getTargetOwner().getSimpleName();
        return new Finding(
                type.getName() + " reads the environment by " + owner + "." + access.getName(),
                code.at(type, access.getLineNumber()));
    }

    private static Finding using(Code code, JavaClass type, Dependency dependency) {
        var used = dependency.getTargetClass();
        return new Finding(
                type.getName() + " reads the environment by " + used.getSimpleName(),
                code.atMention(type, used, dependency.getSourceCodeLocation().getLineNumber()));
    }
}

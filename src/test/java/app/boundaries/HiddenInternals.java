package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;

/** What others may not use is not public. Generated code, in a package of its own, cannot help it. */
final class HiddenInternals {

    static final Rule RULE = new Rule(
            "hidden-internals",
            "what nobody can name nobody can depend on: the compiler keeps the boundary before any rule does",
            "drop the modifier 'public' (Spring needs none), or move the type to the module's root package if it is"
                    + " meant for others",
            HiddenInternals::inspect);

    private HiddenInternals() {}

    private static Inspection inspect(Code code) {
        var internals = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream().filter(type -> !module.exposes(type.getName())))
                .filter(type -> type.isTopLevelClass() && !Generated.is(type))
                .toList();
        return Inspection.of(
                internals,
                internals.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC))
                        .map(type -> finding(code, type))
                        .toList());
    }

    private static Finding finding(Code code, JavaClass type) {
        return new Finding(type.getName() + " is internal, but public", code.at(type, 0));
    }
}

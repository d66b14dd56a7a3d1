package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** SQL is written in jOOQ's language; where it is a string, somebody says why. */
final class PlainSql {

    static final Rule RULE = new Rule(
            "plain-sql",
            "a string is not checked against the module's own generated tables: it may name any schema, and after the"
                    + " module's data has moved it fails while it runs",
            "use the generated tables; where jOOQ lacks the words, annotate the method with @Allow.PlainSQL and put the"
                    + " reason into a comment above it",
            PlainSql::inspect);

    private static final String PLAIN = "org.jooq.PlainSQL";
    private static final Pattern REASON = Pattern.compile("(\\w+\\W+){2,}\\w+");
    private static final String ALLOWED = "org.jooq.Allow$PlainSQL";

    private PlainSql() {}

    private static Inspection inspect(Code code) {
        var calls = code.modules().closed().stream()
                .flatMap(module -> code.classesOf(module).stream())
                .filter(type -> !Generated.is(type))
                .flatMap(type -> type.getCodeUnitAccessesFromSelf().stream())
                .filter(call -> call.getTargetOwner().getName().startsWith("org.jooq."))
                .toList();
        return Inspection.of(
                calls,
                calls.stream()
                        .filter(PlainSql::isPlain)
                        .flatMap(call -> problem(code, call.getOrigin()).map(it -> finding(code, call, it)).stream())
                        .toList());
    }

    private static boolean isPlain(JavaCodeUnitAccess<?> call) {
        return call.getTarget()
                .resolveMember()
                .filter(it -> it.isAnnotatedWith(PLAIN) || it.getOwner().isAnnotatedWith(PLAIN))
                .isPresent();
    }

    private static Finding finding(Code code, JavaCodeUnitAccess<?> call, String problem) {
        var origin = call.getOriginOwner();
        return new Finding(
                origin.getName() + "." + call.getOrigin().getName() + " calls "
                        + call.getTargetOwner().getSimpleName() + "." + call.getName() + " with plain SQL " + problem,
                code.at(origin, call.getLineNumber()));
    }

    private static Optional<String> problem(Code code, JavaCodeUnit caller) {
        var allowing = Stream.concat(Stream.<HasAnnotations<?>>of(caller), enclosing(caller.getOwner()))
                .filter(it -> Annotations.leadingTo(it, ALLOWED).isPresent())
                .toList();
        if (allowing.isEmpty()) {
            return Optional.of("that nobody has allowed");
        }
        return allowing.stream().anyMatch(it -> hasReason(code, it))
                ? Optional.empty()
                : Optional.of("that is allowed without a reason");
    }

    private static Stream<HasAnnotations<?>> enclosing(JavaClass type) {
        var around = Stream.concat(
                type.getEnclosingCodeUnit().stream(),
                type.getEnclosingClass().stream().flatMap(PlainSql::enclosing));
        return Stream.concat(Stream.of(type), around);
    }

    /** Without the source nobody can tell. */
    private static boolean hasReason(Code code, HasAnnotations<?> allowed) {
        var owner = allowed instanceof JavaMember member ? member.getOwner() : (JavaClass) allowed;
        return code.sources()
                .at(code.sources().fileOf(owner))
                .flatMap(source -> Declarations.of(allowed, source).map(it -> Comments.above(it, source)))
                .map(reason -> REASON.matcher(reason).find())
                .orElse(true);
    }
}

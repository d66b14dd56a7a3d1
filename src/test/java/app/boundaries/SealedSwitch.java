package app.boundaries;

import app.boundaries.Rule.Finding;
import app.boundaries.Rule.Inspection;
import com.sun.source.tree.CaseTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.DefaultCaseLabelTree;
import com.sun.source.tree.SwitchExpressionTree;
import com.sun.source.tree.SwitchTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who looks at a result handles each outcome by its name. */
final class SealedSwitch extends TreeScanner<@Nullable Void, @Nullable Void> {

    static final Rule RULE = new Rule(
            "sealed-switch",
            "when the other module adds an outcome, this code must stop compiling here instead of treating it like"
                    + " another one in production",
            "write a case for every permitted type; those that are handled alike share one",
            SealedSwitch::inspect);

    private final SourceFile source;
    private final TypeNames names;
    private final SealedTypes sealed;
    private final List<Finding> found = new ArrayList<>();
    private int subjects;

    private SealedSwitch(SourceFile source, TypeNames names, SealedTypes sealed) {
        this.source = source;
        this.names = names;
        this.sealed = sealed;
    }

    private static Inspection inspect(Code code) {
        var types = TypeNames.bySourceName(code);
        var sealed = SealedTypes.in(code);
        var findings = new ArrayList<Finding>();
        var subjects = 0;
        for (var source : code.sources().files()) {
            var switches = new SealedSwitch(source, TypeNames.in(source, types), sealed);
            switches.scan(source.unit(), null);
            findings.addAll(switches.found);
            subjects += switches.subjects;
        }
        return new Inspection(subjects, findings);
    }

    @Override
    public @Nullable Void visitClass(ClassTree type, @Nullable Void none) {
        names.enter(type);
        super.visitClass(type, null);
        names.leave();
        return null;
    }

    @Override
    public @Nullable Void visitSwitch(SwitchTree statement, @Nullable Void none) {
        check(statement.getCases());
        return super.visitSwitch(statement, null);
    }

    @Override
    public @Nullable Void visitSwitchExpression(SwitchExpressionTree expression, @Nullable Void none) {
        check(expression.getCases());
        return super.visitSwitchExpression(expression, null);
    }

    private void check(List<? extends CaseTree> cases) {
        var column = PatternColumn.of(cases, names, sealed);
        subjects += column.decides() ? 1 : 0;
        column.sealedType()
                .ifPresent(type -> cases.stream()
                        .flatMap(it -> it.getLabels().stream())
                        .filter(DefaultCaseLabelTree.class::isInstance)
                        .forEach(label -> report(type, label, "default")));
        column.catchAlls()
                .forEach((pattern, type) ->
                        report(type, pattern, "case " + pattern.toString().replace("/*missing*/", "var")));
    }

    private void report(JavaClass type, Tree at, String by) {
        found.add(new Finding(
                source.typeName() + " does not name every outcome of " + type.getName() + ": \"" + by
                        + "\" takes the rest",
                source.at(at)));
    }
}

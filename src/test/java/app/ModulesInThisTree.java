package app;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.List;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Skips what {@link NeedsModules} that are not in this tree. */
final class ModulesInThisTree implements ExecutionCondition {

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext test) {
        var missing = test.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, NeedsModules.class))
                .map(needed -> missing(List.of(needed.value())))
                .orElse(List.of());
        return missing.isEmpty()
                ? ConditionEvaluationResult.enabled("every module that it needs is in this tree")
                : ConditionEvaluationResult.disabled(missing + " not in this tree, but needed");
    }

    private static List<String> missing(List<String> needed) {
        var modules = Modules.discover();
        var here = modules.hosted().stream().map(AppModule::name).toList();
        var wanted =
                needed.isEmpty() ? modules.all().stream().map(AppModule::name).toList() : needed;
        return wanted.stream().filter(name -> !here.contains(name)).toList();
    }
}

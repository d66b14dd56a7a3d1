package app.runtime.calls;

import app.runtime.topology.Facades;
import app.runtime.topology.Modules;
import java.util.List;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.annotation.HttpExchange;

/** Finds the facades of the application: no one names them to the runtime. */
final class FacadeScan {

    private FacadeScan() {}

    /** Of all modules, wherever they are hosted. */
    static List<Class<?>> facades(Modules modules) {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition found) {
                return found.getMetadata().isInterface();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(HttpExchange.class));
        // The root package alone: what a module has below it is nobody else's.
        scanner.setResourcePattern("*.class");
        return modules.all().stream()
                .flatMap(module -> scanner.findCandidateComponents(module.basePackage()).stream())
                .<Class<?>>map(found -> ClassUtils.resolveClassName(
                        String.valueOf(found.getBeanClassName()), FacadeScan.class.getClassLoader()))
                .filter(Facades::isFacade)
                .toList();
    }
}

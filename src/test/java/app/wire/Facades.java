package app.wire;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.springframework.web.service.annotation.HttpExchange;

/** The interfaces through which modules call each other: those with an HTTP mapping in a root package. */
public final class Facades {

    private Facades() {}

    static List<Class<?>> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition definition) {
                return definition.getMetadata().isInterface();
            }
        };
        scanner.addIncludeFilter(new AnnotationTypeFilter(HttpExchange.class));
        return Modules.discover().hosted().stream()
                .map(AppModule::basePackage)
                .flatMap(root -> scanner.findCandidateComponents(root).stream()
                        .<Class<?>>map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                        .filter(found -> found.getPackageName().equals(root)))
                .toList();
    }

    /** As {@code Billing.refund}. */
    static Stream<String> methods() {
        return all().stream()
                .flatMap(facade -> Arrays.stream(facade.getMethods())
                        .map(method -> facade.getSimpleName() + "." + method.getName()))
                .distinct();
    }

    /**
     * Lets every bean of the application that asks for a facade call it over the wire of this run. Whoever asks for the
     * implementation by its class gets that: it is of the same module.
     */
    public static void wire(GenericApplicationContext context) {
        if (Wire.ofThisRun() != Wire.DIRECT) {
            all().forEach(facade -> wire(context, facade));
        }
    }

    private static <F> void wire(GenericApplicationContext context, Class<F> facade) {
        var name = "wireTo" + facade.getSimpleName();
        context.registerBean(
                name,
                facade,
                () -> Wire.amongOthers(facade, implementation(context, facade, name)),
                definition -> definition.setPrimary(true));
    }

    private static <F> F implementation(GenericApplicationContext context, Class<F> facade, String wire) {
        var names = Arrays.stream(context.getBeanNamesForType(facade))
                .filter(name -> !name.equals(wire))
                .toList();
        return context.getBean(names.getFirst(), facade);
    }
}

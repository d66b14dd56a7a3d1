package app.runtime.calls;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Maps the methods of the served facades, and nothing else, to the beans that implement them. */
final class FacadeMapping extends RequestMappingHandlerMapping {

    private final List<Class<?>> served;

    FacadeMapping(List<Class<?>> served) {
        this.served = List.copyOf(served);
    }

    /** Whether a method is one that this maps. */
    boolean serves(Method method) {
        return served.contains(method.getDeclaringClass());
    }

    /** By facade, instead of looking at every bean: what a bean does besides is not served. */
    @Override
    protected void initHandlerMethods() {
        served.forEach(facade -> {
            var names = obtainApplicationContext().getBeanNamesForType(facade, true, false);
            if (names.length > 0) {
                register(facade, names.length == 1 ? names[0] : primary(facade, names));
            }
        });
        handlerMethodsInitialized(getHandlerMethods());
    }

    private void register(Class<?> facade, String bean) {
        for (var method : facade.getMethods()) {
            var mapping = getMappingForMethod(method, facade);
            if (mapping != null) {
                registerHandlerMethod(bean, method, Objects.requireNonNull(mapping));
            }
        }
    }

    private String primary(Class<?> facade, String... names) {
        var beans = ((ConfigurableApplicationContext) obtainApplicationContext()).getBeanFactory();
        return Arrays.stream(names)
                .filter(name -> beans.containsBeanDefinition(name)
                        && beans.getBeanDefinition(name).isPrimary())
                .findFirst()
                .orElseThrow(() -> new NoUniqueBeanDefinitionException(facade, names));
    }
}

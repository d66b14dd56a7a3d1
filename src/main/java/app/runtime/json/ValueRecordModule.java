package app.runtime.json;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.KeyDeserializer;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/** Reads and writes a record such as {@code OrderId(UUID value)} as its bare value, also as the key of a map. */
final class ValueRecordModule extends JacksonModule {

    @Override
    public String getModuleName() {
        return ValueRecordModule.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.appendAnnotationIntrospector(new Introspector());
        context.addKeyDeserializers((type, config, description) -> {
            var value = component(type.getRawClass());
            return value == null ? null : new Key(type.getRawClass(), value);
        });
    }

    private static @Nullable RecordComponent component(Class<?> type) {
        if (!type.isRecord()) {
            return null;
        }
        var components = type.getRecordComponents();
        return components.length == 1 && components[0].getName().equals("value") ? components[0] : null;
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public @Nullable Boolean hasAsValue(MapperConfig<?> config, Annotated member) {
            return isAccessor(member) ? true : null;
        }

        @Override
        public JsonCreator.@Nullable Mode findCreatorAnnotation(MapperConfig<?> config, Annotated member) {
            return member instanceof AnnotatedConstructor constructor
                            && constructor.getParameterCount() == 1
                            && isCanonical(constructor.getAnnotated())
                    ? JsonCreator.Mode.DELEGATING
                    : null;
        }

        private static boolean isAccessor(Annotated member) {
            if (!(member instanceof AnnotatedMethod method)) {
                return false;
            }
            var value = component(method.getDeclaringClass());
            return value != null && value.getAccessor().equals(method.getAnnotated());
        }

        private static boolean isCanonical(Constructor<?> constructor) {
            var value = component(constructor.getDeclaringClass());
            return value != null && value.getType() == constructor.getParameterTypes()[0];
        }
    }

    private static final class Key extends KeyDeserializer {

        private final Class<?> type;
        private final RecordComponent component;

        Key(Class<?> type, RecordComponent component) {
            this.type = type;
            this.component = component;
        }

        @Override
        public Object deserializeKey(String key, DeserializationContext context) {
            var valueType = context.constructType(component.getType());
            var value = context.findKeyDeserializer(valueType, null).deserializeKey(key, context);
            try {
                var constructor = type.getDeclaredConstructor(component.getType());
                constructor.setAccessible(true);
                return constructor.newInstance(value);
            } catch (ReflectiveOperationException refused) {
                return context.handleInstantiationProblem(type, key, refused);
            }
        }
    }
}

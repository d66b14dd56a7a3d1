package app.runtime.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.Version;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Writes the records of a sealed interface with their simple name in the property {@code type}, and reads them back by
 * it. Sealed interfaces of the JDK are not meant: every string and every enum implements one.
 */
final class SealedTypeModule extends JacksonModule {

    private static final JsonTypeInfo.Value SIMPLE_NAME_AS_TYPE =
            JsonTypeInfo.Value.construct(JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "type", null, false, true);

    @Override
    public String getModuleName() {
        return SealedTypeModule.class.getName();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.appendAnnotationIntrospector(new Introspector());
    }

    private static boolean isOneOfSealed(Class<?> type) {
        return type.isInterface()
                ? isSealed(type)
                : type.isRecord() && interfacesOf(type).anyMatch(SealedTypeModule::isSealed);
    }

    private static boolean isSealed(Class<?> type) {
        return type.isSealed() && !type.getPackageName().startsWith("java.");
    }

    private static Stream<Class<?>> interfacesOf(Class<?> type) {
        return Arrays.stream(type.getInterfaces()).flatMap(each -> Stream.concat(Stream.of(each), interfacesOf(each)));
    }

    private static final class Introspector extends NopAnnotationIntrospector {

        private static final long serialVersionUID = 1L;

        @Override
        public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(MapperConfig<?> config, Annotated annotated) {
            return annotated instanceof AnnotatedClass type && isOneOfSealed(type.getRawType())
                    ? SIMPLE_NAME_AS_TYPE
                    : null;
        }

        @Override
        public @Nullable String findTypeName(MapperConfig<?> config, AnnotatedClass type) {
            return isOneOfSealed(type.getRawType()) ? type.getRawType().getSimpleName() : null;
        }
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.properties.HasAnnotations;
import java.util.Optional;
import java.util.stream.Stream;

/** Annotations by name, as Spring reads them: on the element itself, or on an annotation that stands there. */
final class Annotations {

    private Annotations() {}

    /** The annotation on the element that is of this name, or carries one that is. */
    static Optional<JavaAnnotation<?>> leadingTo(HasAnnotations<?> element, String name) {
        return element.getAnnotations().stream()
                .filter(annotation -> leads(annotation, name))
                .<JavaAnnotation<?>>map(annotation -> annotation)
                .findFirst();
    }

    /** What is written for an attribute, on the annotation or on the ones through which it leads to that name. */
    static Optional<Object> written(JavaAnnotation<?> annotation, String name, String attribute) {
        return annotation
                .tryGetExplicitlyDeclaredProperty(attribute)
                .or(() -> carried(annotation, name)
                        .flatMap(it -> written(it, name, attribute).stream())
                        .findFirst());
    }

    static Optional<String> text(JavaAnnotation<?> annotation, String name, String attribute) {
        return written(annotation, name, attribute)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .filter(it -> !it.isBlank());
    }

    private static boolean leads(JavaAnnotation<?> annotation, String name) {
        var type = annotation.getRawType();
        return type.getName().equals(name) || type.isMetaAnnotatedWith(name);
    }

    /** Nothing is carried by the annotation that is looked for, so that annotations of themselves end here. */
    private static Stream<? extends JavaAnnotation<?>> carried(JavaAnnotation<?> annotation, String name) {
        return annotation.getRawType().getName().equals(name)
                ? Stream.empty()
                : annotation.getRawType().getAnnotations().stream()
                        .filter(it -> !it.getRawType().equals(annotation.getRawType()) && leads(it, name));
    }
}

package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClass;

/** Code that a generator wrote, told by its annotation or by its package. */
final class Generated {

    private Generated() {}

    static boolean is(JavaClass type) {
        return (type.getPackageName() + ".").contains(".jooq.")
                || type.getAnnotations().stream()
                        .anyMatch(annotation ->
                                annotation.getRawType().getSimpleName().equals("Generated"));
    }
}

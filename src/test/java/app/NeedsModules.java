package app;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test that needs these modules in this tree, all that there are if it names none: where one of them was lifted out,
 * it is skipped, and it does not go along with a module that is lifted without them. Needless for what the compiler
 * sees: a test of the internals of a module is gone with them.
 */
@Documented
@Target({ElementType.TYPE, ElementType.METHOD})
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ModulesInThisTree.class)
public @interface NeedsModules {

    String[] value() default {};
}

package app.runtime.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The environment variable that a component of a {@link Settings} record is bound from. */
@Documented
@Target(ElementType.RECORD_COMPONENT)
@Retention(RetentionPolicy.RUNTIME)
public @interface Variable {

    /** Name in the environment, such as {@code ORDERS_PENDING_LIMIT}. */
    String name();

    /** One sentence, printed by the {@code config} command. */
    String meaning();

    /** Used when the variable is absent or empty. Without one, a component is required unless it is nullable. */
    String defaultValue() default "";

    /** Whether a variable per module is read for the modules too that another process hosts. */
    boolean ofEveryModule() default false;

    /** Whether the value is masked wherever it is printed. */
    boolean secret() default false;
}

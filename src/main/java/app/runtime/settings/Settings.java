package app.runtime.settings;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks the settings record of a module, which is named {@code …Settings}: by that name it is found. Every component is
 * bound from the environment variable that its {@link Variable} names, converted, validated (Jakarta Validation), and
 * the record is a bean that can be injected. Whatever is wrong with any settings record is reported at once, and the
 * process exits 78 before it opens a port.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Settings {}

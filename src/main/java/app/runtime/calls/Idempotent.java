package app.runtime.calls;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a method of a facade that is not mapped to GET, PUT or DELETE: called again with equal arguments, it has no
 * further effect and answers as before. A call that got no answer from another process is repeated within its deadline;
 * without this it is not.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface Idempotent {}

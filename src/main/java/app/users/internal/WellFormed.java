package app.users.internal;

import jakarta.validation.Constraint;
import jakarta.validation.Payload;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What was sent can be read as this input. Absent is well-formed. */
@Documented
@Target(ElementType.FIELD)
@Retention(RetentionPolicy.RUNTIME)
@Constraint(validatedBy = WellFormedValidator.class)
@interface WellFormed {

    Input value();

    String message() default "is not well-formed";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
}

package app.users.internal;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import org.jspecify.annotations.Nullable;

/** Answers with the sentence of the input, never with the value. */
final class WellFormedValidator implements ConstraintValidator<WellFormed, Confidential> {

    private Input input = Input.EMAIL;

    @Override
    public void initialize(WellFormed constraint) {
        input = constraint.value();
    }

    @Override
    public boolean isValid(@Nullable Confidential value, ConstraintValidatorContext context) {
        if (value == null || input.accepts(value.value())) {
            return true;
        }
        context.disableDefaultConstraintViolation();
        context.buildConstraintViolationWithTemplate(input.rule()).addConstraintViolation();
        return false;
    }
}

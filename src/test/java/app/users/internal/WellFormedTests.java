package app.users.internal;

import static org.assertj.core.api.Assertions.assertThat;

import app.users.internal.RegistrationEndpoints.Registration;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.validation.beanvalidation.SpringConstraintValidatorFactory;

class WellFormedTests {

    private static final Validator VALIDATOR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator())
            .constraintValidatorFactory(new SpringConstraintValidatorFactory(new DefaultListableBeanFactory()))
            .buildValidatorFactory()
            .getValidator();

    @Test
    void acceptsWhatCanBeRead() {
        var registration = registration(" Ada@Example.org", "correct horse battery", "Ada");

        assertThat(VALIDATOR.validate(registration)).isEmpty();
    }

    @Test
    void saysWhatIsWrongWithEveryField() {
        var registration = registration("ada.example", "horse", "\n");

        assertThat(VALIDATOR.validate(registration))
                .extracting(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                .containsExactlyInAnyOrder(
                        "email must be an email address of at most 254 characters",
                        "password must have 12 to 128 characters",
                        "displayName must have 1 to 100 characters and no control characters");
    }

    @Test
    void doesNotRepeatWhatWasSent() {
        var registration = registration("ada.example", "horse", "\n");

        assertThat(VALIDATOR.validate(registration))
                .map(ConstraintViolation::toString)
                .noneMatch(text -> text.contains("horse") || text.contains("ada.example"));
    }

    private static Registration registration(String email, String password, String displayName) {
        return new Registration(new Confidential(email), new Confidential(password), new Confidential(displayName));
    }
}

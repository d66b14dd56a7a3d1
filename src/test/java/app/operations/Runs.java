package app.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Which blocks of the runbook this class runs: it fails if it has not. */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(Runs.AllOfThem.class)
@interface Runs {

    String[] value();

    final class AllOfThem implements AfterAllCallback {

        @Override
        public void afterAll(ExtensionContext tests) {
            if (tests.getExecutionException().isPresent()) {
                return; // It could not begin, which is said already.
            }
            var promised = tests.getRequiredTestClass().getAnnotation(Runs.class);
            assertThat(Runbook.taken()).contains(promised.value());
        }
    }
}

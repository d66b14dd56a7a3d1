package app;

import app.runtime.lifecycle.CommandLineEntry;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;

/**
 * The one deployable: all modules in one process. Beans are named after their full class names, because two modules may
 * both have a {@code PaymentListener}.
 */
@Modulithic(systemName = "Monolift")
@SpringBootApplication(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
public class Application {

    public static void main(String... arguments) {
        System.exit(CommandLineEntry.run(Application.class, arguments));
    }
}

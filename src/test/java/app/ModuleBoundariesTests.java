package app;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.modulith.ApplicationModule.OPEN_TOKEN;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.jooq.DSLContext;
import org.junit.jupiter.api.Test;
import org.springframework.modulith.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

/** The boundaries that the packages draw. */
class ModuleBoundariesTests {

    private static final ApplicationModules MODULES = ApplicationModules.of(Application.class);

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("app");

    @Test
    void areCrossedNowhere() {
        // verify() passes the second time on a cached model; this looks every time.
        MODULES.detectViolations().throwIfPresent();
    }

    @Test
    void areDeclaredByEveryModule() throws ClassNotFoundException {
        for (var module : MODULES) {
            var packageInfo = Class.forName(module.getBasePackage().getName() + ".package-info");
            var declaration = packageInfo.getAnnotation(ApplicationModule.class);

            assertThat(declaration)
                    .as("%s declares what it depends on", module.getIdentifier())
                    .isNotNull();
            assertThat(declaration.allowedDependencies())
                    .as("%s allows nothing by default", module.getIdentifier())
                    .doesNotContain(OPEN_TOKEN);
            assertThat(declaration.type() == ApplicationModule.Type.OPEN)
                    .as("only runtime is open: %s", module.getIdentifier())
                    .isEqualTo(module.getIdentifier().toString().equals("runtime"));
        }
        assertThat(MODULES)
                .extracting(module -> module.getIdentifier().toString())
                .containsExactlyInAnyOrder("runtime", "users", "orders", "billing", "notifications");
    }

    @Test
    void hideTheInternals() {
        // What is nested in a hidden type is hidden with it, whatever its modifier says.
        classes()
                .that()
                .resideInAPackage("app.*.internal")
                .and()
                .areTopLevelClasses()
                .should()
                .notHaveModifier(JavaModifier.PUBLIC)
                .because("what nobody can name nobody can depend on")
                .check(CODE);
    }

    @Test
    void keepRuntimeFromKnowingAnyModule() {
        noClasses()
                .that()
                .resideInAPackage("app.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("app.users..", "app.orders..", "app.billing..", "app.notifications..")
                .check(CODE);
    }

    @Test
    void keepSqlInRepositories() {
        noClasses()
                .that()
                .resideInAPackage("app.*.internal")
                .and()
                .haveSimpleNameNotEndingWith("Repository")
                .should()
                .dependOnClassesThat()
                .areAssignableTo(DSLContext.class)
                .check(CODE);
    }
}

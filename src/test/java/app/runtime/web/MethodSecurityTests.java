package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.Modules;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.security.access.annotation.Secured;
import org.springframework.security.access.prepost.PostAuthorize;
import org.springframework.security.access.prepost.PostFilter;
import org.springframework.security.access.prepost.PreFilter;

/** {@link SecurityConfiguration} enables one annotation; any other would stand there and protect nothing. */
class MethodSecurityTests {

    private static final Set<String> IGNORED = Set.of(
            PostAuthorize.class.getName(),
            PreFilter.class.getName(),
            PostFilter.class.getName(),
            Secured.class.getName(),
            "jakarta.annotation.security.DenyAll",
            "jakarta.annotation.security.PermitAll",
            "jakarta.annotation.security.RolesAllowed");

    @Test
    void isAskedForByPreAuthorizeAlone() {
        var everything = new ClassPathScanningCandidateComponentProvider(false) {
            @Override
            protected boolean isCandidateComponent(AnnotatedBeanDefinition any) {
                return true;
            }
        };
        everything.addIncludeFilter((type, _) -> isUnprotected(type.getAnnotationMetadata()));

        assertThat(everything.findCandidateComponents(Modules.basePackage()))
                .as("use @PreAuthorize, or enable what you need in SecurityConfiguration")
                .extracting(BeanDefinition::getBeanClassName)
                .containsExactlyInAnyOrder(PlantedOnMethod.class.getName(), PlantedOnType.class.getName());
    }

    private static boolean isUnprotected(AnnotationMetadata type) {
        return IGNORED.stream()
                .anyMatch(annotation -> type.isAnnotated(annotation) || type.hasAnnotatedMethods(annotation));
    }

    interface PlantedOnMethod {

        @PostAuthorize("hasRole('ADMIN')")
        String answer();
    }

    @Secured("ROLE_ADMIN")
    interface PlantedOnType {}
}

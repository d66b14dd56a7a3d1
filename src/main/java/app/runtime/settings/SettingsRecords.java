package app.runtime.settings;

import app.runtime.topology.Modules;
import java.util.Comparator;
import java.util.List;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Finds the settings records of the application. They are named {@code …Settings}, so that few classes are read. */
final class SettingsRecords {

    private SettingsRecords() {}

    static List<Class<? extends Record>> find() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(Settings.class));
        scanner.setResourcePattern("**/*Settings.class");
        return scanner.findCandidateComponents(Modules.basePackage()).stream()
                .map(candidate -> ClassUtils.resolveClassName(
                        String.valueOf(candidate.getBeanClassName()), SettingsRecords.class.getClassLoader()))
                .<Class<? extends Record>>map(type -> type.asSubclass(Record.class))
                .sorted(Comparator.comparing(Class::getName))
                .toList();
    }

    /** The settings of a module matter only to a process that hosts it; those of the runtime to every process. */
    static boolean areNeeded(Class<? extends Record> type, Modules modules) {
        return type.getName().startsWith(Modules.basePackage() + ".runtime.")
                || modules.ownerOf(type).isPresent();
    }
}

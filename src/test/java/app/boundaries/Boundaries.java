package app.boundaries;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Checks the boundaries between the modules below a base package.
 *
 * <pre>{@code
 * @Test
 * void noModuleReachesIntoAnother() {
 *     Boundaries.of("com.acme.shop").check();
 * }
 * }</pre>
 *
 * The modules are the packages directly below it, with the annotations of Spring Modulith. Compiled test classes are
 * left out. Sources are looked for in {@code src/main/java}, migrations in the folder of the module's name below
 * {@code db/migrations}, {@code src/main/resources/db/migrations} and {@code src/main/resources/db/migration}, from the
 * folder in which the tests run. An instance is immutable.
 */
public final class Boundaries {

    private static final List<Path> SOURCES = List.of(Path.of("src/main/java"));

    private static final List<Path> MIGRATIONS = Stream.of(
                    "db/migrations", "src/main/resources/db/migrations", "src/main/resources/db/migration")
            .map(Path::of)
            .toList();

    private final String basePackage;
    private final List<Path> sources;
    private final List<Path> migrations;
    private final @Nullable Path baseline;

    private Boundaries(String basePackage, List<Path> sources, List<Path> migrations, @Nullable Path baseline) {
        this.basePackage = basePackage;
        this.sources = List.copyOf(sources);
        this.migrations = List.copyOf(migrations);
        this.baseline = baseline;
    }

    /** Of the application whose modules are the packages directly below this one. */
    public static Boundaries of(String basePackage) {
        return new Boundaries(basePackage, existing(SOURCES), existing(MIGRATIONS), null);
    }

    /** With the sources in these folders, instead of where they usually are. */
    public Boundaries withSources(Path... folders) {
        return new Boundaries(basePackage, List.of(folders), migrations, baseline);
    }

    /** With the migrations in these folders, each of which has a folder per module. */
    public Boundaries withMigrations(Path... folders) {
        return new Boundaries(basePackage, sources, List.of(folders), baseline);
    }

    /**
     * Tolerates the violations that are listed in this file, so that an application which has some can start today. The
     * file can only shrink: see {@link Baseline}.
     */
    public Boundaries frozenIn(Path file) {
        return new Boundaries(basePackage, sources, migrations, file);
    }

    /** Runs every rule. */
    public BoundaryReport inspect() {
        return inspect(read());
    }

    BoundaryReport inspect(Code code) {
        var results = Rule.all().stream().map(rule -> rule.check(code)).toList();
        return new BoundaryReport(
                code.modules().all().stream().map(Module::name).toList(), results);
    }

    /**
     * Runs every rule and prints what was looked at.
     *
     * @throws AssertionError if a boundary is crossed that the baseline, if there is one, does not list; it names each
     *     place, why it matters and what to do instead
     */
    public void check() {
        check(inspect());
    }

    void check(BoundaryReport report) {
        var verdict = Optional.ofNullable(baseline)
                .map(Baseline::new)
                .map(it -> it.judge(report))
                .orElse(report);
        System.out.println(verdict.summary());
        if (!verdict.violations().isEmpty()) {
            throw new AssertionError(verdict.explanation());
        }
    }

    Code read() {
        var classes = classes(basePackage);
        var modules = Modules.discover(basePackage, classes);
        return Code.of(modules, classes, Sources.under(sources, classes), Migration.of(modules, migrations));
    }

    static JavaClasses classes(String basePackage) {
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(basePackage);
    }

    private static List<Path> existing(Collection<Path> folders) {
        return new ArrayList<>(folders).stream().filter(Files::isDirectory).toList();
    }
}

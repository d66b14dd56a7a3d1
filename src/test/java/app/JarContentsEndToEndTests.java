package app;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.topology.AppModule;
import app.runtime.topology.Modules;
import java.io.File;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is shipped is the application alone, flat, with everything that its libraries bring. */
class JarContentsEndToEndTests {

    private static final List<String> ONLY_TESTS_NEED = List.of(
            "com/github/tomakehurst/",
            "com/icegreen/",
            "com/tngtech/",
            "io/zonky/",
            "kafka/server/",
            "net/sf/jsqlparser/",
            "org/apache/logging/log4j/core/",
            "org/assertj/",
            "org/jooq/codegen/",
            "org/junit/",
            "org/testcontainers/",
            "scala/");
    private static final Pattern LISTS =
            Pattern.compile("META-INF/(services/[^/]+|spring/(?!.*\\.test\\.)[^/]+\\.imports|spring\\.factories)");

    @Test
    void carriesNothingThatOnlyTestsNeed() throws IOException {
        try (var jar = open()) {
            var names = jar.stream().map(ZipEntry::getName).toList();

            assertThat(names).contains("org/jooq/DSLContext.class", "app/Application.class");
            assertThat(names)
                    .noneMatch(name -> ONLY_TESTS_NEED.stream().anyMatch(name::startsWith))
                    .noneMatch(name -> name.matches("app/.*(Simulator|TestApplication|Tests?\\.class).*"));
        }
    }

    @Test
    void carriesTheMigrationsOfEveryModule() throws IOException {
        try (var jar = open()) {
            var schemas = Stream.concat(
                    Stream.of("runtime"), Modules.discover().hosted().stream().map(AppModule::name));

            assertThat(foldersOf(jar, "db/migrations/([^/]+)/V.+\\.sql"))
                    .containsExactlyInAnyOrderElementsOf(schemas.toList());
        }
    }

    /**
     * Of a module that was lifted out of this tree, or that stayed where this one was lifted, there is the API alone.
     */
    @Test
    void carriesTheInternalsOfItsOwnModulesAlone() throws IOException {
        try (var jar = open()) {
            assertThat(foldersOf(jar, "app/([^/]+)/internal/.*"))
                    .containsExactlyInAnyOrderElementsOf(Modules.discover().hosted().stream()
                            .map(AppModule::name)
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"notifications, org/eclipse/angus/mail/", "users, org/bouncycastle/"})
    void carriesALibraryOfOneModuleOnlyWithThatModule(String module, String library) throws IOException {
        var isHere = Modules.discover().hosted().stream()
                .anyMatch(each -> each.name().equals(module));

        try (var jar = open()) {
            assertThat(jar.stream().anyMatch(entry -> entry.getName().startsWith(library)))
                    .isEqualTo(isHere);
        }
    }

    /** Reading classes from jars in a jar can bring virtual threads to a standstill. */
    @Test
    void carriesNoJars() throws IOException {
        try (var jar = open()) {
            assertThat(jar.stream().map(ZipEntry::getName)).noneMatch(name -> name.endsWith(".jar"));
        }
    }

    /** Where several libraries have a list under the same name, none of their entries is lost. */
    @Test
    void keepsWhatEachLibraryRegisters() throws IOException {
        try (var jar = open()) {
            var registered = 0;
            for (var path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                registered += path.endsWith(".jar") ? registeredBy(path, jar) : 0;
            }
            assertThat(registered).isGreaterThan(50);
        }
    }

    private static JarFile open() throws IOException {
        return new JarFile(System.getProperty("monolift.jar"));
    }

    private static Set<String> foldersOf(JarFile jar, String pattern) {
        return jar.stream()
                .map(entry -> Pattern.compile(pattern).matcher(entry.getName()))
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
    }

    /** How many lists the library has, if it is shipped: whoever has its classes must have all of its entries. */
    private static int registeredBy(String path, JarFile jar) throws IOException {
        try (var library = new JarFile(path)) {
            if (!isShipped(library, jar)) {
                return 0;
            }
            var lists = library.stream()
                    .filter(entry -> LISTS.matcher(entry.getName()).matches())
                    .toList();
            for (var list : lists) {
                assertThat(entries(jar, jar.getEntry(list.getName())))
                        .as("%s of %s", list, path)
                        .containsAll(entries(library, list));
            }
            return lists.size();
        }
    }

    private static boolean isShipped(JarFile library, JarFile jar) {
        return library.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class") && !name.endsWith("module-info.class"))
                .findFirst()
                .filter(name -> jar.getEntry(name) != null)
                .isPresent();
    }

    /** Without what a line or a key may be followed by: comments and other values. */
    private static Set<String> entries(JarFile jar, ZipEntry list) throws IOException {
        var entries = new HashSet<String>();
        try (var content = jar.getInputStream(list)) {
            for (var line : new String(content.readAllBytes(), UTF_8).lines().toList()) {
                for (var word : line.replaceFirst("#.*", "").split("[\\s,=\\\\]+", -1)) {
                    if (!word.isEmpty()) {
                        entries.add(word);
                    }
                }
            }
        }
        return entries;
    }
}

package app.boundaries;

import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.modulith.core.ApplicationModules;

/** Who else notices what is planted: the compiler where internals are hidden, and Spring Modulith on its own. */
final class PlantedCatches {

    private static final Pattern PUBLIC_TYPE = Pattern.compile(
            "^public (?=(?:final |abstract |sealed |non-sealed )*(?:class|record|interface|enum|@interface) )",
            Pattern.MULTILINE);

    private PlantedCatches() {}

    /** Where the compiler stops if the internals of the planted shop are as they should be: not public. */
    static Set<String> byCompiler(Path folder) {
        var sources = folder.resolve("sources");
        PlantedShop.sources(PlantedShop.SOURCES).forEach(file -> copyHidden(file, sources));
        var errors = PlantedShop.compile(PlantedShop.sources(sources), folder);
        return errors.stream()
                .filter(error -> error.startsWith(sources.toString()))
                .map(error ->
                        PlantedShop.SOURCES + error.substring(sources.toString().length()))
                .map(error -> error.replaceFirst("(:\\d+):.*(?s:.*)", "$1"))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** What Spring Modulith says of the planted shop. */
    static List<String> bySpringModulith(PlantedShop shop) {
        return shop.onItsClasspath(() -> ApplicationModules.of("shop", new ImportOption.DoNotIncludeTests())
                .detectViolations()
                .getMessages());
    }

    private static void copyHidden(Path file, Path target) {
        var copy = target.resolve(PlantedShop.SOURCES.relativize(file));
        try {
            var text = Files.readString(file);
            Files.createDirectories(copy.getParent());
            Files.writeString(
                    copy,
                    file.toString().contains("internal")
                            ? PUBLIC_TYPE.matcher(text).replaceAll("")
                            : text);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}

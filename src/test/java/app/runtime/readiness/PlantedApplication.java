package app.runtime.readiness;

import static org.assertj.core.api.Assertions.assertThat;

import app.runtime.json.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** A small application with every kind of tie and fault, compiled here and looked at by the build's own program. */
final class PlantedApplication {

    private static final Path HOME = Path.of("src/test/resources/planted/readiness");
    private static final String CLASSPATH = System.getProperty("java.class.path");

    private PlantedApplication() {}

    static ReadinessReport report(Path folder) throws IOException, InterruptedException {
        var classes = Files.createDirectories(folder.resolve("classes"));
        compile(classes);
        runTheBuildStep(classes, folder.resolve("report"));
        return Json.mapper().readValue(classes.resolve(ReadinessReport.RESOURCE), ReadinessReport.class);
    }

    private static void compile(Path classes) throws IOException {
        var arguments = new ArrayList<>(
                List.of("-proc:none", "-parameters", "-classpath", CLASSPATH, "-d", classes.toString()));
        try (Stream<Path> sources = Files.walk(HOME.resolve("java"))) {
            sources.filter(Files::isRegularFile).map(Path::toString).forEach(arguments::add);
        }
        var result = ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new));
        assertThat(result).isZero();
    }

    private static void runTheBuildStep(Path classes, Path output) throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-classpath",
                        CLASSPATH,
                        "src/codegen/ReportModules.java",
                        "shop",
                        classes.toString(),
                        HOME.resolve("java").toString(),
                        HOME.resolve("migrations").toString(),
                        output.toString())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(output.resolve("index.html")).exists();
        assertThat(output.resolve("modules.svg")).exists();
    }
}

package app.delivery;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A workflow as it is written, and what that says. */
record Workflow(String name, String text, Map<?, ?> content) {

    static final Path FOLDER = Path.of(".github/workflows");

    static List<Workflow> all() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.sorted().map(Workflow::read).toList();
        }
    }

    static Workflow of(String name, String text) {
        return new Workflow(name, text, map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text)));
    }

    Map<String, Job> jobs() {
        var jobs = new LinkedHashMap<String, Job>();
        map(content.get("jobs")).forEach((id, job) -> jobs.put(id.toString(), new Job(name + "/" + id, map(job))));
        return jobs;
    }

    /** YAML 1.1 takes the key "on" for a truth value. */
    List<String> events() {
        return switch (content.get(true)) {
            case Map<?, ?> several ->
                several.keySet().stream().map(Object::toString).toList();
            case List<?> several -> several.stream().map(Object::toString).toList();
            case null, default -> List.of(String.valueOf(content.get(true)));
        };
    }

    @Override
    public String toString() {
        return name;
    }

    static Map<?, ?> map(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? map : Map.of();
    }

    private static Workflow read(Path file) {
        try {
            return of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    record Job(String name, Map<?, ?> content) {

        List<String> needs() {
            return switch (content.get("needs")) {
                case null -> List.of();
                case List<?> several -> several.stream().map(Object::toString).toList();
                case Object one -> List.of(one.toString());
            };
        }

        List<Step> steps() {
            return content.get("steps") instanceof List<?> steps
                    ? steps.stream().map(step -> new Step(name, map(step))).toList()
                    : List.of();
        }

        /** The file of the workflow that this job is, if it is one. */
        Stream<String> called() {
            return Stream.ofNullable(content.get("uses"))
                    .map(uses -> Path.of(uses.toString()).getFileName().toString());
        }
    }

    record Step(String job, Map<?, ?> content) {

        String run() {
            return content.get("run") instanceof String run ? run : "";
        }

        Map<?, ?> env() {
            return map(content.get("env"));
        }

        /** As it calls itself, or begins. */
        String name() {
            return job + ": "
                    + Stream.of("name", "uses", "run")
                            .filter(content::containsKey)
                            .map(key -> content.get(key)
                                    .toString()
                                    .lines()
                                    .findFirst()
                                    .orElse(""))
                            .findFirst()
                            .orElse("?");
        }
    }
}

package app;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** What {@code compose.yaml} says. */
record ComposeFile(List<Service> services) {

    static ComposeFile read() {
        try (var text = Files.newBufferedReader(Path.of("compose.yaml"))) {
            var all = map(new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
            return new ComposeFile(map(all.get("services")).entrySet().stream()
                    .map(service -> new Service(service.getKey(), map(service.getValue())))
                    .toList());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Those that run the jar. */
    Stream<Service> applications() {
        return services.stream().filter(Service::runsTheJar);
    }

    private static Map<String, Object> map(Object yaml) {
        return ((Map<?, ?>) yaml)
                .entrySet().stream().collect(toMap(entry -> String.valueOf(entry.getKey()), Map.Entry::getValue));
    }

    record Service(String name, Map<String, Object> settings) {

        boolean isIn(String profile) {
            return list("profiles").contains(profile);
        }

        String image() {
            return String.valueOf(settings.get("image"));
        }

        Map<String, Object> environment() {
            return map(settings.getOrDefault("environment", Map.of()));
        }

        /** What of this folder it sees. */
        List<Path> mounts() {
            return list("volumes").stream()
                    .filter(volume -> volume.startsWith("./"))
                    .map(volume -> Path.of(volume.substring(0, volume.indexOf(':'))))
                    .toList();
        }

        /** As the application in it finds it. */
        Environment asEnvironment() {
            var environment = new StandardEnvironment();
            environment
                    .getPropertySources()
                    .forEach(source -> environment.getPropertySources().remove(source.getName()));
            environment.getPropertySources().addFirst(new MapPropertySource(name, environment()));
            return environment;
        }

        boolean runsTheJar() {
            return list("entrypoint").contains("/monolift.jar");
        }

        @Override
        public String toString() {
            return name;
        }

        private List<String> list(String key) {
            return ((List<?>) settings.getOrDefault(key, List.of()))
                    .stream().map(String::valueOf).toList();
        }
    }
}

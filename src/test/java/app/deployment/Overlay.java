package app.deployment;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What one folder renders to, as its parts see each other. */
record Overlay(String name, List<Manifest> objects) {

    Overlay {
        objects = List.copyOf(objects);
    }

    /** Every one that is rolled out. */
    static Stream<Overlay> all() {
        return Manifests.overlays().stream().map(Overlay::ofFolder);
    }

    /** By its name below {@code k8s/overlays}. */
    static Overlay of(String name) {
        return ofFolder("overlays/" + name);
    }

    private static Overlay ofFolder(String folder) {
        return new Overlay(folder, Manifests.of(folder));
    }

    Stream<Manifest> all(String kind) {
        return objects.stream().filter(object -> object.is(kind));
    }

    Stream<Manifest> all(String kind, String name) {
        return all(kind).filter(object -> object.name().equals(name));
    }

    /** The pods of deployments and jobs, one each. */
    List<HostingPod> pods() {
        return Stream.of("Deployment", "Job").flatMap(this::pods).toList();
    }

    Stream<HostingPod> pods(String kind) {
        return all(kind).map(owner -> new HostingPod(owner, owner.json().at("/spec/template")));
    }

    /** The same with another text at every place of this one, in single quotes; it must be there. */
    Overlay but(String text, String instead) {
        var planted = changed(json -> JsonMapper.shared()
                .readTree(json.toString().replace(text.replace('\'', '"'), instead.replace('\'', '"'))));
        assertThat(planted).as("what is planted").isNotEqualTo(this);
        return planted;
    }

    Overlay without(String kind, String name) {
        var rest = objects.stream()
                .filter(object -> !(object.is(kind) && object.name().equals(name)))
                .toList();
        assertThat(rest).as("without what is planted").hasSizeLessThan(objects.size());
        return new Overlay(this.name, rest);
    }

    Overlay plus(String json) {
        return new Overlay(
                name,
                Stream.concat(objects.stream(), Stream.of(Manifest.of(name, Manifests.json(json))))
                        .toList());
    }

    private Overlay changed(UnaryOperator<JsonNode> change) {
        return new Overlay(
                name,
                objects.stream()
                        .map(object -> object.with(change.apply(object.json())))
                        .toList());
    }

    static Map<String, String> strings(JsonNode object) {
        return object.propertyStream()
                .collect(toMap(Map.Entry::getKey, entry -> entry.getValue().asString()));
    }

    static boolean selects(JsonNode selector, Map<String, String> labels) {
        return labels.entrySet().containsAll(strings(selector).entrySet());
    }

    /** Its folder, wherever it is. */
    static Overlay rendered(String name, Path folder) {
        return new Overlay(name, Manifests.read(name, Manifests.render(folder)));
    }

    @Override
    public String toString() {
        return name;
    }
}

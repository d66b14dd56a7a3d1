package app.deployment;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One object that a folder renders to.
 *
 * @param overlay the folder below {@code k8s/}, such as {@code overlays/production}
 * @param namespace null where the folder gives none, or the kind has none
 * @param json all of it
 */
record Manifest(
        String overlay,
        String apiVersion,
        String kind,
        String name,
        @Nullable String namespace,
        JsonNode json) {

    static Manifest of(String overlay, JsonNode json) {
        return new Manifest(
                overlay,
                json.path("apiVersion").asString(""),
                json.path("kind").asString(""),
                json.at("/metadata/name").asString(""),
                json.at("/metadata/namespace").asStringOpt().orElse(null),
                json);
    }

    boolean is(String kind) {
        return this.kind.equals(kind);
    }

    /** The same object with something else in it, for what a test plants. */
    Manifest with(JsonNode other) {
        return of(overlay, other);
    }

    @Override
    public String toString() {
        return overlay + " " + kind + "/" + name;
    }
}

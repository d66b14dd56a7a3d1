package app.deployment;

import java.util.List;
import tools.jackson.databind.JsonNode;

/** A container of the application. */
record PodContainer(HostingPod pod, JsonNode json) {

    /** Empty if it serves. */
    List<String> arguments() {
        return json.path("args").valueStream().map(JsonNode::asString).toList();
    }

    boolean serves() {
        return List.of("serve").containsAll(arguments());
    }

    String image() {
        return json.path("image").asString("");
    }

    @Override
    public String toString() {
        return pod + ", container " + json.path("name").asString("");
    }
}

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;

/**
 * What the customers noticed while a module was lifted out, step by step, beside the baseline.
 *
 * @param result of the load; missing if it has not ended
 */
record Report(String module, List<Step> steps, Timeline timeline, List<AccessLog.Served> served, JsonNode result) {

    private static final long BEFORE_FIRST_STEP = 30_000;

    static Report of(LoadOptions options) throws IOException {
        var state = options.state();
        var module = options.module();
        var steps = Steps.read(state).measuredFor(module);
        if (steps.isEmpty()) {
            throw new IOException(state + " has no step of " + module);
        }
        var requests = Json.lines(state.resolve("requests.jsonl")).stream()
                .filter(request -> request.at("/module").asString().equals(module))
                .toList();
        var served = AccessLog.of(module, options.accessLog().orElseGet(() -> accessLogBeside(state)));
        // The baseline may be long ago, if others were lifted before.
        var begin = steps.get(Math.min(1, steps.size() - 1)).at() - BEFORE_FIRST_STEP;
        var end = steps.stream()
                .mapToLong(step -> step.at() + 1000 * step.seconds())
                .max()
                .orElseThrow();
        var file = state.resolve("result.json");
        var result = Files.exists(file) ? Json.MAPPER.readTree(file.toFile()) : Json.MAPPER.createObjectNode();
        return new Report(module, steps, Timeline.of(begin, end, requests, served), served, result);
    }

    void writeTo(Path out) throws IOException {
        Files.writeString(out.resolve(module + ".md"), new Page(this).text());
        Files.writeString(out.resolve(module + ".svg"), new Chart(module, steps, timeline).svg());
        Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValue(out.resolve(module + ".json").toFile(), json());
    }

    /** What everything is compared with: the step of this name, else the first. */
    Step baseline() {
        return steps.stream()
                .filter(step -> step.name().endsWith("baseline"))
                .findFirst()
                .orElse(steps.getFirst());
    }

    /** How much of the module's requests its own service got during a step, in percent; empty if there were none. */
    String share(Step step) {
        var end = steps.stream()
                .mapToLong(Step::at)
                .filter(at -> at > step.at())
                .min()
                .orElse(Long.MAX_VALUE);
        var during = served.stream()
                .filter(it -> it.at() >= step.at() && it.at() < end)
                .toList();
        var byNew = during.stream().filter(AccessLog.Served::byNewSide).count();
        return during.isEmpty() ? "" : "%d %%".formatted(Math.round(100.0 * byNew / during.size()));
    }

    private Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("module", module);
        json.put("baseline", baseline().name());
        json.put("steps", steps.stream().map(this::json).toList());
        json.put("result", result);
        return json;
    }

    private Map<String, Object> json(Step step) {
        var json = Json.MAPPER.convertValue(step, new TypeReference<LinkedHashMap<String, Object>>() {});
        json.put("servedByNew", share(step));
        return json;
    }

    private static Path accessLogBeside(Path state) {
        var own = state.resolve("access.log");
        return Files.exists(own)
                ? own
                : state.resolveSibling("nginx").resolve("logs").resolve("access.log");
    }
}

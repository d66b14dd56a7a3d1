import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** The time of a walk in equal parts: how long requests of a module took in each, and who served them. */
record Timeline(long begin, long end, long width, List<Part> parts) {

    private static final int MOST_PARTS = 180;
    private static final long SECOND = 1000;

    static Timeline of(long begin, long end, List<JsonNode> requests, List<AccessLog.Served> served) {
        var width = Math.max(SECOND, (end - begin) / MOST_PARTS / SECOND * SECOND);
        var parts = new ArrayList<Part>();
        for (var from = begin; from < end; from += width) {
            var start = from;
            var stop = from + width;
            var latency = Latency.of(requests.stream()
                    .filter(request -> isWithin(request.at("/at").asLong(), start, stop))
                    .mapToDouble(request -> request.at("/ms").asDouble())
                    .toArray());
            var during =
                    served.stream().filter(it -> isWithin(it.at(), start, stop)).toList();
            var byNew = during.stream().filter(AccessLog.Served::byNewSide).count();
            parts.add(new Part(start, latency, during.size(), byNew));
        }
        return new Timeline(begin, end, width, List.copyOf(parts));
    }

    private static boolean isWithin(long at, long start, long stop) {
        return at >= start && at < stop;
    }

    /**
     * @param served how many requests the gateway has passed on
     * @param byNew how many of them to the module's own service
     */
    record Part(long at, Latency latency, long served, long byNew) {}
}

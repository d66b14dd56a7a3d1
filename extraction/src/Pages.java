import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** Reads a list to its end, page by page. */
final class Pages {

    private Pages() {}

    /** @return id → item, in the order of the list */
    static Map<UUID, JsonNode> all(Request list, int limit, Function<Request, Reply> send) {
        var items = new LinkedHashMap<UUID, JsonNode>();
        var cursor = "";
        do {
            var path = "%s?limit=%d%s".formatted(list.path(), limit, cursor);
            var page = send.apply(Request.get(list.module(), list.deed(), path))
                    .expect(200)
                    .json();
            for (var item : page.at("/items")) {
                var id = UUID.fromString(item.at("/id").asString());
                WrongAnswer.unless(items.put(id, item) == null, "%s shows %s twice", list.path(), id);
            }
            var size = page.at("/items").size();
            var hasMore = page.at("/nextCursor").isString();
            WrongAnswer.unless(
                    hasMore ? size == limit : size <= limit,
                    "A page of %s for %d has %d items",
                    list.path(),
                    limit,
                    size);
            cursor = hasMore ? "&cursor=" + page.at("/nextCursor").asString() : "";
        } while (!cursor.isEmpty());
        return items;
    }
}

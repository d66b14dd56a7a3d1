package app.runtime.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagingTests {

    private static final String LIST = "/v1/probe/numbers";

    private final WebServer server = WebServer.shared();

    @Test
    void leadsThroughTheWholeListByCursors() {
        var seen = new ArrayList<Integer>();
        var page = server.get(LIST);
        seen.addAll(items(page));
        while (!page.text("/nextCursor").isEmpty()) {
            page = server.get(LIST + "?limit=7&cursor=" + page.text("/nextCursor"));
            seen.addAll(items(page));
        }

        assertThat(seen)
                .isEqualTo(
                        IntStream.rangeClosed(1, ProbeEndpoints.NUMBERS).boxed().toList());
        assertThat(page.json().has("nextCursor")).isFalse();
    }

    @Test
    void givesTwentyUnlessAskedOtherwise() {
        assertThat(items(server.get(LIST))).hasSize(20);
        assertThat(items(server.get(LIST + "?limit=&cursor="))).hasSize(20);
        assertThat(items(server.get(LIST + "?limit=1"))).containsExactly(1);
        assertThat(items(server.get(LIST + "?limit=100"))).hasSize(ProbeEndpoints.NUMBERS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "101", "-1", "1.5", "many", "+5", "99999999999", "%20", "5%20"})
    void refusesTheLimit(String limit) {
        var answer = server.get(LIST + "?limit=" + limit);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error")).isEqualTo("BAD_LIMIT");
    }

    @Test
    void keepsACursorThroughOtherLimits() {
        assertThat(items(server.get(LIST + "?limit=2&cursor=" + cursor(LIST)))).containsExactly(21, 22);
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertRefused("/v1/probe/other-numbers?cursor=" + cursor(LIST));
    }

    @Test
    void refusesACursorOfAnotherFilter() {
        assertRefused(LIST + "?status=OPEN&cursor=" + cursor(LIST));
        assertRefused(LIST + "?cursor=" + cursor(LIST + "?status=OPEN"));
        assertRefused(LIST + "?status=OPEN&status=&cursor=" + cursor(LIST + "?status=OPEN"));
        assertThat(server.get(LIST + "?status=OPEN&cursor=" + cursor(LIST + "?status=OPEN"))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void refusesACursorOfAnotherCaller() {
        var path = LIST + "?cursor=" + cursor(LIST);
        var token = server.tokens().of(UUID.randomUUID());

        var answer = server.send(server.anonymous(path).header("Authorization", "Bearer " + token));

        assertThat(answer.text("/error")).isEqualTo("BAD_CURSOR");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20", "nonsense", "%00", "AAAA", "AAAAAAAAAAAAAAAAAAAAAAAAAAAA", "%C3%A9"})
    void refusesACursorThatWasMadeUp(String cursor) {
        assertRefused(LIST + "?cursor=" + cursor);
    }

    @Test
    void refusesACursorThatWasChanged() {
        var bytes = Base64.getUrlDecoder().decode(cursor(LIST));
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).endsWith("20");
        bytes[bytes.length - 1] = '1';

        assertRefused(
                LIST + "?cursor=" + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    private String cursor(String path) {
        return server.get(path).text("/nextCursor");
    }

    private void assertRefused(String path) {
        var answer = server.get(path);

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text("/error")).isEqualTo("BAD_CURSOR");
    }

    private static List<Integer> items(WebServer.Answer answer) {
        return answer.json().at("/items").valueStream().map(JsonNode::asInt).toList();
    }
}

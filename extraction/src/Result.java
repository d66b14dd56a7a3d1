import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/** How it went, for people and programs. */
record Result(Tally tally, Book book, List<String> broken) {

    private static final List<String> COUNTS = List.of(
            "sent",
            "failed",
            "wrong",
            "retried",
            "lost",
            "outOfStock",
            "summariesWithoutAPart",
            "orders",
            "confirmed",
            "cancelled",
            "captures",
            "refunds",
            "mails",
            "repeatedMails");

    static Result of(Tally tally, Book book, List<String> broken) {
        return new Result(tally, book, List.copyOf(broken));
    }

    void writeTo(Path state) throws IOException {
        var result = new LinkedHashMap<String, Object>();
        result.put("passed", broken.isEmpty());
        result.put("summary", summary());
        result.put("broken", broken);
        COUNTS.forEach(name -> result.put(name, tally.of(name)));
        result.put("customers", book.customers().size());
        result.put("longestGapMillis", tally.longestGapMillis());
        result.put("steps", Steps.read(state).measured());
        Json.MAPPER
                .writerWithDefaultPrettyPrinter()
                .writeValue(state.resolve("result.json").toFile(), result);
    }

    private String summary() {
        return ("%s: %d requests, %d failed, %d repeated after a lost answer; %d customers, %d orders (%d confirmed,"
            + " %d cancelled), %d captures, %d refunds, %d mails (%d repeated); %d ms at most without an answer")
                .formatted(
                        broken.isEmpty() ? "Everything adds up" : "BROKEN",
                        tally.of("sent"),
                        tally.of("failed"),
                        tally.of("retried"),
                        book.customers().size(),
                        tally.of("orders"),
                        tally.of("confirmed"),
                        tally.of("cancelled"),
                        tally.of("captures"),
                        tally.of("refunds"),
                        tally.of("mails"),
                        tally.of("repeatedMails"),
                        tally.longestGapMillis());
    }
}

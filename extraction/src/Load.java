import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Customers who use the shop while it is changed, and the reckoning afterwards; see the script next to this folder. */
final class Load {

    private Load() {}

    static void main(String... arguments) throws IOException, InterruptedException {
        System.exit(run(arguments));
    }

    private static int run(String... arguments) throws IOException, InterruptedException {
        LoadOptions options;
        try {
            options = LoadOptions.parse(arguments);
        } catch (IllegalArgumentException wrong) {
            System.err.println(wrong.getMessage() + "; see extraction/load --help");
            return 2;
        }
        return switch (options.task()) {
            case REPORT -> report(options);
            case CHECK -> play(options, false);
            case LOAD -> play(options, true);
        };
    }

    private static int report(LoadOptions options) throws IOException {
        var out = Files.createDirectories(options.out());
        Report.of(options).writeTo(out);
        System.out.printf("%s: %s.md, .json and .svg%n", out, options.module());
        return 0;
    }

    private static int play(LoadOptions options, boolean withCustomers) throws IOException, InterruptedException {
        var state = Files.createDirectories(options.state());
        // What an earlier run has left.
        Files.deleteIfExists(state.resolve("result.json"));
        Files.deleteIfExists(state.resolve("stop"));
        List<String> broken;
        try (var tally = Tally.in(state, options.toleratesLostAnswers());
                var book = Book.in(state)) {
            var shop = new Shop(new Web(options.gateway(), options.ca(), tally), book, tally);
            if (withCustomers) {
                new Crowd(options, shop, book, tally).play();
            }
            broken = new Reckoning(options, shop, book, tally).settle();
            Result.of(tally, book, broken).writeTo(state);
        }
        System.out.print(Steps.read(state).table());
        print(state, broken);
        return broken.isEmpty() ? 0 : 1;
    }

    private static void print(Path state, List<String> broken) throws IOException {
        System.out.println(Json.MAPPER
                .readTree(state.resolve("result.json").toFile())
                .at("/summary")
                .asString());
        broken.forEach(System.err::println);
    }
}

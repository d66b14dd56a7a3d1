import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the command line says. */
record LoadOptions(Map<String, String> values) {

    private static final Set<String> SWITCHES = Set.of("--check", "--tolerate-lost-answers");
    private static final Map<String, String> DEFAULTS = Map.of(
            "--rate", "20",
            "--customers", "40",
            "--seconds", "0",
            "--settle", "60",
            "--admin", "admin@example.org",
            "--admin-password", "correct horse battery staple");
    private static final Set<String> OTHERS = Set.of(
            "--gateway",
            "--ca",
            "--state",
            "--database",
            "--provider",
            "--mailbox",
            "--report",
            "--module",
            "--out",
            "--access-log");

    enum Task {
        LOAD,
        CHECK,
        REPORT
    }

    static LoadOptions parse(String... arguments) {
        var values = new HashMap<>(DEFAULTS);
        var rest = new ArrayList<>(List.of(arguments));
        while (!rest.isEmpty()) {
            var parts = rest.removeFirst().split("=", 2);
            if (SWITCHES.contains(parts[0]) && parts.length == 1) {
                values.put(parts[0], "");
            } else if (!DEFAULTS.containsKey(parts[0]) && !OTHERS.contains(parts[0])) {
                throw new IllegalArgumentException("Unknown option " + parts[0]);
            } else if (parts.length == 2) {
                values.put(parts[0], parts[1]);
            } else if (rest.isEmpty()) {
                throw new IllegalArgumentException(parts[0] + " needs a value");
            } else {
                values.put(parts[0], rest.removeFirst());
            }
        }
        var options = new LoadOptions(Map.copyOf(values));
        options.validate();
        return options;
    }

    Task task() {
        if (values.containsKey("--report")) {
            return Task.REPORT;
        }
        return values.containsKey("--check") ? Task.CHECK : Task.LOAD;
    }

    URI gateway() {
        return URI.create(required("--gateway"));
    }

    Optional<Path> ca() {
        return optional("--ca").map(Path::of);
    }

    Path state() {
        return Path.of(required(task() == Task.REPORT ? "--report" : "--state"));
    }

    Path out() {
        return Path.of(required("--out"));
    }

    String module() {
        return required("--module");
    }

    Optional<Path> accessLog() {
        return optional("--access-log").map(Path::of);
    }

    /** Requests per second, whatever becomes of them. */
    double rate() {
        return number("--rate");
    }

    int customers() {
        return (int) number("--customers");
    }

    /** How long to play; zero: until the file {@code stop} appears. */
    Duration time() {
        return seconds("--seconds");
    }

    /** How long what was begun may take to come to its end. */
    Duration patience() {
        return seconds("--settle");
    }

    Optional<String> database() {
        return optional("--database");
    }

    Optional<URI> provider() {
        return optional("--provider").map(URI::create);
    }

    Optional<URI> mailbox() {
        return optional("--mailbox").map(URI::create);
    }

    String admin() {
        return required("--admin");
    }

    String adminPassword() {
        return required("--admin-password");
    }

    boolean toleratesLostAnswers() {
        return values.containsKey("--tolerate-lost-answers");
    }

    private void validate() {
        state();
        switch (task()) {
            case REPORT -> {
                out();
                module();
            }
            case LOAD, CHECK -> {
                gateway();
                if (rate() <= 0 || customers() < 1) {
                    throw new IllegalArgumentException("--rate and --customers are positive");
                }
            }
        }
    }

    private Duration seconds(String name) {
        return Duration.ofMillis((long) (1000 * number(name)));
    }

    private double number(String name) {
        try {
            return Double.parseDouble(required(name));
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException(name + " is a number, not " + required(name));
        }
    }

    private Optional<String> optional(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private String required(String name) {
        return optional(name).orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}

import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What the command line says.
 *
 * @param rounds how often everything is measured, application and pgbench in turn
 * @param seconds how long each measurement takes
 * @param clients HTTP connections, each with one request at a time
 * @param javaOptions of the application
 */
record Options(int rounds, int seconds, int clients, List<String> javaOptions) {

    private static final Options DEFAULT = new Options(5, 5, 32, List.of("-Xmx512m", "-XX:+UseParallelGC"));

    static Options parse(String... arguments) {
        var options = DEFAULT;
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            options = parts.length == 2 ? options.with(parts[0], parts[1]) : options.with(argument, "");
        }
        return options;
    }

    /** Says what is wrong with the command line, and ends. */
    static Options parseOrExit(String... arguments) {
        try {
            return parse(arguments);
        } catch (IllegalArgumentException misuse) {
            System.err.println(misuse.getMessage());
            System.exit(2);
            throw misuse;
        }
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--rounds" -> new Options(positive(name, value), seconds, clients, javaOptions);
            case "--seconds" -> new Options(rounds, positive(name, value), clients, javaOptions);
            case "--clients" -> new Options(rounds, seconds, positive(name, value), javaOptions);
            case "--java-options" ->
                new Options(
                        rounds, seconds, clients, Arrays.asList(value.strip().split("\\s+")));
            default -> throw new IllegalArgumentException("Unknown option " + name);
        };
    }

    private static int positive(String name, String value) {
        try {
            var number = Integer.parseInt(value);
            if (number > 0) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException(name + "=" + value + " is not a positive number");
    }
}

import java.time.Duration;

/**
 * What the command line says.
 *
 * @param callers how many call at the same time
 * @param failurePercent how many of a hundred calls fail while the server is sick
 * @param seconds how long it is sick
 */
record LabOptions(int callers, int failurePercent, int seconds) {

    private static final LabOptions DEFAULT = new LabOptions(100, 80, 15);

    static LabOptions parse(String... arguments) {
        var options = DEFAULT;
        for (var argument : arguments) {
            var parts = argument.split("=", 2);
            options = options.with(parts[0], parts.length == 2 ? parts[1] : "");
        }
        return options;
    }

    Duration time() {
        return Duration.ofSeconds(seconds);
    }

    private LabOptions with(String name, String value) {
        return switch (name) {
            case "--callers" -> new LabOptions(number(name, value, 10_000), failurePercent, seconds);
            case "--failures" -> new LabOptions(callers, number(name, value, 100), seconds);
            case "--seconds" -> new LabOptions(callers, failurePercent, number(name, value, 3_600));
            default -> throw new IllegalArgumentException("Unknown option " + name);
        };
    }

    private static int number(String name, String value, int most) {
        try {
            var number = Integer.parseInt(value);
            if (0 < number && number <= most) {
                return number;
            }
        } catch (NumberFormatException wrong) {
            // Said below.
        }
        throw new IllegalArgumentException(name + "=" + value + " is not a number between 1 and " + most);
    }

    @Override
    public String toString() {
        return callers + " callers; sick for " + seconds + " s, in which " + failurePercent + " % of the calls fail";
    }
}

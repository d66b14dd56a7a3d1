import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The yardstick: the system's pgbench, in prepared mode, on its own database of the same server. */
record Pgbench(Postgres postgres) {

    static final List<String> PLACE = List.of("place-request.sql", "settle.sql");
    static final List<String> PLACE_REQUEST = List.of("place-request.sql");
    static final List<String> READ = List.of("read.sql");

    private static final int THREADS = 2;
    private static final Pattern RATE = Pattern.compile("(?m)^tps = ([0-9.]+) ");

    /** How often a second the scripts in {@code bench/sql} run, from the first line to the last. */
    double perSecond(List<String> scripts, int connections, int seconds) throws IOException, InterruptedException {
        return rate(run(scripts, connections, "-T", Integer.toString(seconds)));
    }

    String version() throws IOException, InterruptedException {
        return output("pgbench", "--version").strip();
    }

    void repeat(List<String> scripts, int connections, int timesEach) throws IOException, InterruptedException {
        run(scripts, connections, "-t", Integer.toString(timesEach));
    }

    private String run(List<String> scripts, int connections, String... howLong)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("pgbench", "--no-vacuum", "--protocol=prepared"));
        command.addAll(List.of("-h", "127.0.0.1", "-p", Integer.toString(postgres.port()), "-U", "postgres"));
        command.addAll(List.of("-c", Integer.toString(connections)));
        command.addAll(List.of("-j", Integer.toString(Math.min(THREADS, connections))));
        command.addAll(List.of(howLong));
        command.addAll(List.of("-D", "products=" + Seed.PRODUCTS, "-D", "new_connection=1"));
        command.addAll(List.of("-f", file(scripts).toString(), Postgres.PGBENCH));
        return output(command.toArray(String[]::new));
    }

    private static String output(String... command) throws IOException, InterruptedException {
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        var output = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IllegalStateException("pgbench failed: " + output);
        }
        return output;
    }

    /** One after the other in one file: pgbench itself would choose one of them each time. */
    private static Path file(List<String> scripts) throws IOException {
        var all = new StringBuilder();
        for (var script : scripts) {
            all.append(Files.readString(Path.of("bench", "sql", script)));
        }
        return Files.writeString(Path.of("target", "bench", String.join("-", scripts)), all);
    }

    private static double rate(String output) {
        var rate = RATE.matcher(output);
        if (!rate.find()) {
            throw new IllegalStateException("pgbench names no rate: " + output);
        }
        return Double.parseDouble(rate.group(1));
    }
}

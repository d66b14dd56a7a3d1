import app.Application;
import app.users.UserId;
import app.users.Users;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * One facade method, {@link Users#find}, which reads one row: as orders calls it where users is in the same process, and
 * where users is in another. This process hosts the caller both times. One call at a time.
 */
final class FacadeCalls implements AutoCloseable {

    private static final int CALLS = 5_000;
    private static final int WARM_UP = 10_000;

    private final ConfigurableApplicationContext context;
    private final UserId user;
    private final List<long[]> rounds = new ArrayList<>();

    private FacadeCalls(ConfigurableApplicationContext context, UUID user) {
        this.context = context;
        this.user = new UserId(user);
    }

    static FacadeCalls inProcess(Deployed deployed) {
        return with(deployed, Map.of());
    }

    /** @param broker for the context, which listens like any process of orders */
    static FacadeCalls overHttp(Deployed deployed, String broker) {
        return with(
                deployed,
                Map.of(
                        "MODULES", "orders",
                        "USERS_URL", deployed.url("users"),
                        "BILLING_URL", deployed.url("billing"),
                        "JWKS_URL", deployed.url("users") + "/.well-known/jwks.json",
                        "KAFKA_BOOTSTRAP_SERVERS", broker,
                        "INTERNAL_TOKEN", Deployed.TOKEN));
    }

    void warmUp() {
        call(WARM_UP);
    }

    void measure() {
        rounds.add(call(CALLS));
    }

    /** The median of the rounds, in microseconds. */
    double microseconds(double quantile) {
        return Samples.median(rounds.stream()
                .map(round -> round[(int) (quantile * (round.length - 1))] / 1e3)
                .toList());
    }

    @Override
    public void close() {
        context.close();
    }

    private long[] call(int calls) {
        var users = context.getBean(Users.class);
        var latencies = new long[calls];
        for (var call = 0; call < calls; call++) {
            var begin = System.nanoTime();
            var found = users.find(user);
            latencies[call] = System.nanoTime() - begin;
            if (found.isEmpty()) {
                throw new IllegalStateException("The user is not found");
            }
        }
        Arrays.sort(latencies);
        return latencies;
    }

    private static FacadeCalls with(Deployed deployed, Map<String, String> settings) {
        var arguments = new ArrayList<>(List.of(
                "--DATABASE_URL=" + deployed.postgres().url(),
                "--PORT=0",
                "--MANAGEMENT_PORT=0",
                "--DRAIN_DELAY=0s"));
        settings.forEach((name, value) -> arguments.add("--" + name + "=" + value));
        var user = deployed.postgres().texts(Postgres.APPLICATION, "SELECT id FROM users.account LIMIT 1");
        return new FacadeCalls(
                SpringApplication.run(Application.class, arguments.toArray(String[]::new)),
                UUID.fromString(user.getFirst()));
    }
}

package app.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A copy of the scripts of a rollout beside a {@code kubectl} and a {@code k8s/roll-out} that only write down what they
 * are told: there is no cluster here. What runs is in files: the running version, the canary, what ran when it came.
 */
record RecordingCluster(Path folder) {

    private static final String KUBECTL = """
        #!/usr/bin/env bash
        [[ -z $UNREACHABLE || $* != *"$UNREACHABLE"* ]] || { echo "The connection to the server was refused" >&2 && exit 1; }
        image() { [[ ! -e $1 ]] || echo "registry.example.org:5000/shop/monolift:$(cat "$1")"; }
        case "$*" in
            *"get deployment monolift-canary"*spec.replicas*) [[ ! -e canary ]] || cat instances-beside ;;
            *"get deployment monolift"*spec.replicas*) cat instances ;;
            *"get deployment monolift-canary"*) image canary ;;
            *"get deployment monolift"*) image running ;;
            *"get ingress"*"runs-beside"*) [[ ! -e before ]] || cat before ;;
            *"get ingress"*) [[ ! -e canary ]] || echo ingress.networking.k8s.io/monolift-canary ;;
            *"rollout status"*--timeout=60s) ;;
            *runs-beside=*) echo "${*##*=}" >before ;;
            *" delete "*) echo "kubectl $*" >>done && rm -f canary before ;;
            *) echo "kubectl $*" >>done ;;
        esac
        """;

    /** With the header that leads to the canary. */
    private static final String SMOKE = """
        #!/usr/bin/env bash
        echo "smoke $* $CURL_OPTIONS" >>done
        """;

    /** What is rolled out is what a deployment says, whether or not its instances get ready. */
    private static final String ROLL_OUT = """
        #!/usr/bin/env bash
        echo "roll-out $*" >>done
        case $1 in
            production) echo "${2#*=}" >running ;;
            *) echo "${3#*=}" >canary ;;
        esac
        [[ "$*" != "$FAILING" ]]
        """;

    static RecordingCluster in(Path folder) throws IOException {
        for (var script : List.of("ops/canary", "ops/verdict", "ops/lib/canary.sh")) {
            program(folder.resolve(script), Files.readString(Path.of(script)));
        }
        program(folder.resolve("k8s/roll-out"), ROLL_OUT);
        program(folder.resolve("ops/smoke"), SMOKE);
        program(folder.resolve("bin/kubectl"), KUBECTL);
        Files.createFile(folder.resolve("done"));
        return new RecordingCluster(folder)
                .with("running", "old")
                .with("instances", "3")
                .with("instances-beside", "1");
    }

    /** One more program before all others of its name. */
    RecordingCluster withProgram(String name, String text) throws IOException {
        program(folder.resolve("bin").resolve(name), text);
        return this;
    }

    /** A file with what is so at the moment. */
    RecordingCluster with(String file, String tag) throws IOException {
        Files.writeString(folder.resolve(file), tag + "\n");
        return this;
    }

    List<String> done() throws IOException {
        return Files.readAllLines(folder.resolve("done"));
    }

    private static void program(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " cannot be made executable");
        }
    }
}

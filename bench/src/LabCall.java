import java.io.IOException;

/** One request to the server. */
@FunctionalInterface
interface LabCall {

    boolean call() throws IOException;
}

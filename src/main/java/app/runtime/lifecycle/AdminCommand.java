package app.runtime.lifecycle;

import java.util.concurrent.Callable;

/**
 * A one-off admin process of the jar, such as {@code java -jar monolift.jar create-admin}. An implementation is a
 * Spring component with picocli's {@code @Command}; it runs in a context without a web server and without event
 * delivery, and returns the exit code.
 */
public interface AdminCommand extends Callable<Integer> {}

package app.runtime.lifecycle;

import java.util.concurrent.Callable;

/**
 * A one-off admin process of the jar, such as {@code java -jar monolift.jar create-admin}. An implementation carries
 * picocli's {@code @Command} and returns the exit code. As a Spring component it runs in a context without a web server
 * and without event delivery, in which only what it needs is made; otherwise its constructor takes the
 * {@code Environment}, or nothing.
 */
public interface AdminCommand extends Callable<Integer> {}

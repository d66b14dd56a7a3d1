import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** How many orders may be on their way, from the request to the mail, at the same time: it closes the loop. */
final class Window {

    private static final int LONGEST_WAIT_SECONDS = 30;

    private final Semaphore free;

    Window(int size) {
        free = new Semaphore(size);
    }

    void enter() throws InterruptedException {
        if (!free.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("No order was settled for " + LONGEST_WAIT_SECONDS + " s");
        }
    }

    void leave() {
        free.release();
    }
}

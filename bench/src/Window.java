import java.util.concurrent.Semaphore;

/** How many orders may be on their way, from the request to the mail, at the same time: it closes the loop. */
final class Window {

    private final Semaphore free;

    Window(int size) {
        free = new Semaphore(size);
    }

    boolean enter() {
        return free.tryAcquire();
    }

    void leave() {
        free.release();
    }
}

package shop.orders.internal;

import java.text.SimpleDateFormat;
import java.util.concurrent.atomic.AtomicLong;

final class StateByObject {

    static final AtomicLong PLACED = new AtomicLong(); // planted: shared-state (a counter)

    static final SimpleDateFormat DAY = new SimpleDateFormat("yyyy"); // planted: shared-state (a format)

    static final ThreadLocal<String> USER = ThreadLocal.withInitial(() -> ""); // planted: shared-state (a thread local)

    static final StringBuilder LOG = new StringBuilder(); // planted: shared-state (a string builder)

    static final Object LAST = new Counter(); // planted: shared-state (a class of one's own with a field)

    static final Runnable TICK = new Runnable() { // planted: shared-state (an anonymous class with a field)
        private int count;

        @Override
        public void run() {
            count++;
        }
    };

    private static final class Counter {

        private int count;

        int next() {
            return ++count;
        }
    }
}

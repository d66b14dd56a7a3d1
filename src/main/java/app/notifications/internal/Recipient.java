package app.notifications.internal;

import java.util.Set;

/** Whom a notification is for, as far as is known here. */
sealed interface Recipient {

    /** Somebody with an address. */
    record Reachable(Set<Kind> muted) implements Recipient {

        public Reachable {
            muted = Set.copyOf(muted);
        }

        boolean wants(Kind kind) {
            return !muted.contains(kind);
        }
    }

    /** Somebody who was deleted: nothing is known any more, and nothing is to be sent. */
    record Forgotten() implements Recipient {}
}

/** The outbox and the inbox: events that outlive a crash and take effect once. */
@NullMarked
package app.runtime.events;

import org.jspecify.annotations.NullMarked;

@NullMarked
package app.notifications.internal;

import org.jspecify.annotations.NullMarked;

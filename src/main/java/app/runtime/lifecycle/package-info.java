/** Commands, start, health, draining and the end of the process. */
@NullMarked
package app.runtime.lifecycle;

import org.jspecify.annotations.NullMarked;

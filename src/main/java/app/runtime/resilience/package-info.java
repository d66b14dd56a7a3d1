/** Stand-in. */
@NullMarked
package app.runtime.resilience;

import org.jspecify.annotations.NullMarked;

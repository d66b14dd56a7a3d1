/** What travels with a request and with the events that it causes: correlation and deadline. */
@NullMarked
package app.runtime.context;

import org.jspecify.annotations.NullMarked;

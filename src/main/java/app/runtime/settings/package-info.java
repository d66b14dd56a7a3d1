/** Configuration from the environment, checked as a whole before anything starts. */
@NullMarked
package app.runtime.settings;

import org.jspecify.annotations.NullMarked;

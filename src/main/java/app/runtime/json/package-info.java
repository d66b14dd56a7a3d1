/**
 * How values look as JSON, the same for HTTP, events and stored results. Values that one version of the application
 * wrote are read by the next one and the one before.
 */
@NullMarked
package app.runtime.json;

import org.jspecify.annotations.NullMarked;

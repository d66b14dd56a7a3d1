/**
 * What the build found out about every module, and what it would cost to lift it out: records and how they are shown.
 */
@NullMarked
package app.runtime.readiness;

import org.jspecify.annotations.NullMarked;

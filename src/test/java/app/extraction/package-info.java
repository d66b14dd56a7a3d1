/** The gateway as a process of its own, in front of small servers and of the packaged jar. */
@NullMarked
package app.extraction;

import org.jspecify.annotations.NullMarked;

/** The HTTP conventions that every module shares: problems, callers, cursors, limits, deadlines. */
@NullMarked
package app.runtime.web;

import org.jspecify.annotations.NullMarked;

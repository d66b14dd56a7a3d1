/**
 * Calls to what may be slow, broken or gone: other modules in other processes, and systems outside. Each is a
 * {@link app.runtime.resilience.Dependency} with a circuit breaker, a bulkhead and a budget for retries of its own, so
 * that one that is down costs its callers little and everybody else nothing.
 */
@NullMarked
package app.runtime.resilience;

import org.jspecify.annotations.NullMarked;

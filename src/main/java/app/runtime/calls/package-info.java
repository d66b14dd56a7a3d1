/**
 * Calls between modules in two processes: a facade is served under {@code /internal} for whoever has the internal
 * token, and where its module is not hosted, a client made from the same interface takes the place of the bean.
 */
@NullMarked
package app.runtime.calls;

import org.jspecify.annotations.NullMarked;

/**
 * Owns the price list, the stock and orders, and runs the saga from placing to confirmation. It never charges a card,
 * and never reads another module's tables.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "users", "billing"})
package app.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Owns orders. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "users", "billing"})
package shop.orders;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** Implements what orders asks for. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "orders"})
package shop.couriers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

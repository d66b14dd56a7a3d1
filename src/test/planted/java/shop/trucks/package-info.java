/** In a cycle with depots, by way of routes. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "routes"})
package shop.trucks;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

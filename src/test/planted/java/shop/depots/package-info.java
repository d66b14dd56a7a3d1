/** In a cycle with routes, by way of trucks. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "trucks"})
package shop.depots;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

/** In a cycle with trucks, by way of depots. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "depots"})
package shop.routes;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

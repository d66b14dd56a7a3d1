/** In a cycle with carriers. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "carriers"})
package shop.parcels;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

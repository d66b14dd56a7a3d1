/** In a cycle with parcels. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "parcels"})
package shop.carriers;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

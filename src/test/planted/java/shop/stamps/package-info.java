/** Hears what letters say, and is called by them. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime", "letters"})
package shop.stamps;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

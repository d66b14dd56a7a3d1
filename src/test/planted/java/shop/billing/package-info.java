/** Owns payments. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime"})
package shop.billing;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

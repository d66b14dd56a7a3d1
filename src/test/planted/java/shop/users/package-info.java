/** Owns people. */
@NullMarked
@ApplicationModule(allowedDependencies = {"runtime"})
package shop.users;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
